import { Ending } from '../ending.js';
import { fill } from '../filled.js';
import { listedOnMandate } from '../mandated.js';
import { Story } from '../story.js';
import type { TestPlatform } from '../test-platform.js';
import { KINDS_OF_PEOPLE, asPeopleDo, ofPeople } from './people-objects.js';
import { KINDS_OF_PLANS, ofPlans } from './plan-objects.js';
import { KINDS_OF_RELEASES, ofReleases } from './release-objects.js';

const FILE = '(select id from stored_file limit 1)';
const account = (login: string) => `(select id from account where login = '${login}')`;

/** The ids of what others have, by the word before it in an address; what is narrower is named with its room. */
export type ForeignObjects = Readonly<Record<string, readonly string[]>>;

/** Of each kind one that stands at the end of its way, and one in the middle, wherever both can be. */
const KINDS: Readonly<Record<string, string>> = {
  projects: 'select id from project',
  lots: 'select id from lot',
  registrations: 'select id from registration',
  'projects/documents': 'select id from project_document limit 2',
  'registrations/documents': 'select id from registration_document limit 2',
  contracts: 'select id from contract',
  certificates: 'select id from certificate',
  negotiations: 'select id from negotiation',
  'ending-notices': 'select id from ending_notice',
  objections: 'select id from objection',
  'paper-scans': 'select id from paper_scan',
  'social-reviews': 'select registration_id as id from social_review',
  risks: 'select id from risk_alert',
  'stand-ins': 'select id from stand_in',
  parcels: 'select id from parcel limit 2',
  parties: "select party_id as id from account where login in ('jingmai1', 'nonghu')",
  members: "select party_id as id from account where login in ('jingmai1', 'nonghu')",
  'village-points': "select '640122102208' as id",
  villages: "select '640122102208' as id",
  ...KINDS_OF_PEOPLE,
  ...KINDS_OF_PLANS,
  ...KINDS_OF_RELEASES,
};

/**
 * Of the demonstration's people: a deal in its archive, a lot that is listed with a registration, a draft, and a lot that
 * the liaison has filed.
 */
export async function makeForeignObjects(platform: TestPlatform): Promise<ForeignObjects> {
  const story = new Story(platform);
  const { lotId: done } = await story.signed();
  await new Ending(story).settle(done);
  const open = await story.listed();
  const registration = await story.register('jingmai2', open.lotId);
  await story.draft();
  await listedOnMandate(story);
  await asPeopleDo(platform);
  await fill(platform, [
    ...ofRooms(done),
    ...ofPlans(done),
    ...ofReleases(`'${done}'::uuid`),
    ...ofStaff(open.projectId, registration),
    ...ofPeople(open.projectId),
  ]);
  const entries = await Promise.all(
    Object.entries(KINDS).map(async ([kind, sql]) => {
      const rows: { id: string }[] = await platform.dataSource.query(sql);
      if (rows.length === 0) throw new Error(`there is nothing of ${kind}`);
      return [kind, rows.map(({ id }) => id)] as const;
    }),
  );
  return Object.fromEntries(entries);
}

function ofRooms(lotId: string): string[] {
  const lot = `'${lotId}'::uuid`;
  return [
    `insert into negotiation (id, lot_id, round, registration_id, state, opened_at)
     select gen_random_uuid(), lot_id, 1, id, 'OPEN', platform_now() from registration where lot_id = ${lot} limit 1`,
    `insert into ending_notice (id, no, lot_id, confirmation_id, side, cause, state, note, evidence_file_id, account_id, given_at)
     values (gen_random_uuid(), 'JC1', ${lot}, gen_random_uuid(), 'TRANSFEROR', 'OTHER_USE', 'NOTIFIED', '改了用途', ${FILE},
       ${account('nonghu')}, platform_now())`,
    `insert into objection (id, no, lot_id, account_id, is_anonymous, subject, state, stops, filed_at)
     values (gen_random_uuid(), 'YY1', ${lot}, ${account('jingmai1')}, false, 'PROCESS', 'FILED', false, platform_now())`,
    `insert into objection_step (objection_id, seq, action, account_id, actor_name, text, at)
     select id, 1, 'file', account_id, '某', '不同意', platform_now() from objection`,
    `insert into paper_scan (id, lot_id, kind, paper_no, side, file_hash, scan_file_id, handed_in_by, handed_in_at)
     values (gen_random_uuid(), ${lot}, 'CONTRACT', 'HT1', 'TRANSFEROR', 'x', ${FILE}, ${account('cunji')}, platform_now())`,
  ];
}

function ofStaff(projectId: string, registrationId: string): string[] {
  return [
    `insert into registration_document (id, registration_id, kind, file_id, uploaded_by, uploaded_at)
     values (gen_random_uuid(), '${registrationId}', 'CAPABILITY', ${FILE}, ${account('jingmai2')}, platform_now())`,
    `insert into social_review (registration_id, tier, village_code, opened_at)
     values ('${registrationId}', 'TOWN', '640122102208', platform_now())`,
    `insert into department_query (id, project_id, department, question, asked_by, asked_at)
     values (gen_random_uuid(), '${projectId}', 'NATURAL_RESOURCES', '有没有争议', ${account('shenhe')}, platform_now())`,
    `insert into risk_alert (id, project_id, village_code, code, level, evidence, raised_at)
     values (gen_random_uuid(), '${projectId}', '640122102208', 'R09', 'YELLOW', '重复', platform_now())`,
    `insert into stand_in (id, account_id, stand_in_id, from_day, until_day, reason, set_by, set_at)
     values (gen_random_uuid(), ${account('cunji')}, ${account('cunji2')}, '2027-01-04', '2027-01-08', '休假',
       ${account('xiangzhen')}, platform_now())`,
  ];
}
