import { OUTER_SESSION_ID } from '../../people/account/account-sessions.js';
import { PDF } from '../story-samples.js';
import type { TestPlatform } from '../test-platform.js';

const account = (login: string) => `(select id from account where login = '${login}')`;
const party = (login: string) => `(select party_id from account where login = '${login}')`;

/** Of a question that nobody answers here: a task that waits. */
const WAITS = '还没有答的一件';
const TASK = `select 'DEPARTMENT_QUERY:' || id as id from department_query where question = '${WAITS}'`;

/** What people have of themselves, of what they were told, and of their desks. */
export const KINDS_OF_PEOPLE: Readonly<Record<string, string>> = {
  'department-queries': `select id from department_query where question <> '${WAITS}'`,
  sessions: `select ${OUTER_SESSION_ID} as id from web_session where sess->>'accountId' = ${account('nonghu')}::text`,
  messages: `select id from message where account_id = ${account('nonghu')} limit 2`,
  'mouth-tellings': 'select id from mouth_telling',
  mandates: `select id from agent_mandate where party_id = ${party('nonghu')}`,
  corrections: 'select id from party_correction',
  'corrections/papers': 'select id from party_correction_paper',
  'number-releases': 'select id from number_release',
  'issuer-requests': 'select id from issuer_request',
  views: 'select id from desk_view',
  open: TASK,
  colleagues: TASK,
  claims: TASK,
  consents: `select id from personal_consent where party_id = ${party('nonghu')} limit 2`,
  copies: 'select id from personal_copy',
  'personal-views': 'select id from personal_view',
};

/** By whoever asks for it, as far as he can by himself. */
export async function asPeopleDo(platform: TestPlatform): Promise<void> {
  const farmer = await platform.as('nonghu');
  const { id } = await farmer.post<{ id: string }>('my/corrections', { reason: '写错了', name: '赵禾苗' });
  await farmer.upload(`my/corrections/${id}/papers`, 'CORRECTION', PDF);
}

export function ofPeople(projectId: string): string[] {
  return [
    `insert into department_query (id, project_id, department, question, asked_by, asked_at)
     values (gen_random_uuid(), '${projectId}', 'NATURAL_RESOURCES', '${WAITS}', ${account('shenhe')}, platform_now())`,
    `insert into message (id, event, subject, recipient, account_id, facts, title, text, link, at)
     values (gen_random_uuid(), 'x', 'x', 'x', ${account('nonghu')}, '{}', '某事', '某事', '/my', platform_now())`,
    `insert into mouth_telling (id, message_id, village_code, asked_at)
     select gen_random_uuid(), id, '640122102208', platform_now() from message where event = 'x'`,
    `insert into agent_mandate (id, party_id, kind, agent_name, agent_id_enc, acts, from_day, until_day, given_by, given_at)
     values (gen_random_uuid(), ${party('nonghu')}, 'AGENT', '某', $sealed(agent_mandate.agent_id), '{BID}', '2026-01-01',
       '2027-01-01', ${account('nonghu')}, platform_now())`,
    `insert into issuer_request (id, kind, issuer, subject, name, id_number_enc, phone_enc, account_id, asked_at)
     values (gen_random_uuid(), 'LINK', 'x', 'x', '赵禾田', $sealed(issuer_request.id_number),
       $sealed(issuer_request.phone), ${account('nonghu')}, platform_now())`,
    `insert into number_release (id, party_id, reason, document, proposed_by, proposed_at)
     values (gen_random_uuid(), ${party('nonghu')}, '某', '某', ${account('shouli')}, platform_now())`,
    `insert into desk_view (id, account_id, name, query, saved_at)
     select gen_random_uuid(), id, '常用', 'q=1', platform_now() from account where login in ('cunji', 'xiangzhen', 'ziran')`,
    `insert into personal_copy (id, account_id, asked_at) values (gen_random_uuid(), ${account('nonghu')}, platform_now())`,
    `insert into personal_view (id, party_id, fact, account_id, viewer_name, viewer_roles, reason, note, at)
     values (gen_random_uuid(), ${party('nonghu')}, 'PHONE', ${account('cunji')}, '田守信', '{VILLAGE_LIAISON}', 'CONTACT', '',
       platform_now())`,
  ];
}
