import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getPropertyType, isSealedMode, listingFacts, requiredDocuments } from '@helan/domain';
import type { NoticeView, ProjectView } from '@helan/contracts';
import { PDF, PHOTOS, filesFor } from '../../apps/api/src/testing/story.js';
import type { TestPerson } from '../../apps/api/src/testing/test-person.js';
import { sealersOf } from '../../apps/api/src/testing/sealing.js';
import { TestPlatform } from '../../apps/api/src/testing/test-platform.js';
import { listerOf } from './cast.js';
import type { DealFacts, RealNotice } from './deal-facts.js';
import type { Sealers } from './sealers.js';
import { readLots } from './read-notice.js';

const NOTICES = JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[];

/**
 * What becomes of each real notice, written by hand from its facts before the first run: published, or refused
 * by these sections of the rules. Durations count, not the original year; what a notice does not say is no reason.
 *
 * §3.5 building land of a collective is the natural-resources bureau's; §3.16 state property is none of the types;
 * §7.4 fewer than seven working days; §17 a deposit above three tenths of the first year (a bond above two
 * hundredths), a step above a twentieth, a window below two minutes, or a fee (fee.rural is zero).
 */
const EXPECTED: Readonly<Record<string, 'published' | readonly string[]>> = {
  N001: 'published', // nine working days by weekends; ten years
  N002: 'published',
  N003: ['§7.4'], // 29 December to 6 January: five working days
  N004: ['§7.4'], // 21 to 26 December: three
  N007: ['§17'], // 32,000 on 31,800 a year
  N008: ['§17'], // 300 for registering
  N009: 'published',
  N012: ['§7.4'], // 9 to 15 November: four
  N014: 'published',
  N015: 'published',
  N019: 'published',
  N020: ['§17', '§7.4'], // 100 for the papers; 26 July to 5 August: six
  N030: ['§17'], // bond of 5,000 on 206,174.43
  N031: 'published', // below 200,000: voluntary
  N032: 'published',
  N035: ['§17', '§7.4'], // the whole price as deposit; four working days
  N036: ['§17'], // 200 for registering
  N038: ['§17'], // 300 for the papers
  N039: ['§17'], // 5,000 on 700 a year; step of 50
  N042: 'published',
  N049: 'published',
  N050: 'published',
  N051: 'published',
  N052: 'published',
  N053: ['§17'], // a window of 60 seconds
  N055: 'published',
  N056: 'published',
  N057: 'published',
  N068: 'published',
  N070: 'published',
  N071: ['§17', '§3.16'], // town houses of the state; deposits of four tenths
  N081: ['§17', '§3.16'], // state farmland; deposits of half the whole
  N082: ['§17', '§3.16'], // state farmland; 5,000,000 on 16,086,875 a year
  N083: ['§17'], // 30,000 on 48,990 a year
  N085: 'published',
  N086: ['§7.4'], // three working days
  N087: 'published',
  N095: ['§3.16'], // a state forest farm
  N096: ['§3.16'], // a state forest farm
  N099: 'published',
  N100: ['§3.16'], // a state forest farm
  N102: ['§17', '§7.4'], // 4,500 on 3,000 a year; five working days to the bidding
  N109: 'published',
  N110: ['§3.16'], // state building land
  N111: ['§3.16'], // state building land
  N112: ['§3.5'], // collective building land
  N113: 'published',
};

const SECTIONS: Readonly<Record<string, string>> = {
  'notice.too-few-working-days': '§7.4',
  'deposit.ratio-too-high': '§17',
  'deposit.tender-ratio-too-high': '§17',
  'price.step-too-large': '§17',
  'bid.window-out-of-range': '§17',
  'application.forbidden-words qualification': '§17',
  'ownership.state': '§3.16',
  'application.unlawful-answer attributes.assetKind': '§3.5',
};

let platform: TestPlatform;
let sealers: Sealers;
beforeAll(async () => {
  platform = await TestPlatform.start();
  sealers = sealersOf(platform);
});
afterAll(() => platform.close());

describe('every real notice', () => {
  test('has its line, and every line a notice', () => {
    expect(NOTICES.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(NOTICES.map((notice, index) => [notice.id, index] as const))('%s', async (id, index) => {
    const now = new Date(Date.parse('2026-11-02T01:00:00Z') + index * 100_000);
    const notice = NOTICES[index]!;
    const lots = readLots(notice, notice.type!, now);
    const found = new Set<string>();
    for (const facts of lots) for (const section of await enter(facts)) found.add(section);
    expect(found.size === 0 ? 'published' : [...found].sort()).toEqual(
      typeof EXPECTED[id] === 'string' ? EXPECTED[id] : [...EXPECTED[id]!].sort(),
    );
  });
});

/** Sections of the rules that refuse a lot; none when its notice stands on the board. */
async function enter(facts: DealFacts): Promise<string[]> {
  const lister = await platform.as(listerOf(facts.listerKind));
  const id = await draft(lister, facts);
  const answer = await lister.request('post', `projects/${id}/submission`);
  if (answer.status !== 204) return sectionsOf(answer.text);
  await check(id, facts);
  const { mode, hasReserve } = facts.application.trading ?? {};
  if (hasReserve || (mode && isSealedMode(mode))) {
    await sealers.makeOwnKeys('fuzeren', 'jianguan', listerOf(facts.listerKind));
  }
  const { lotId } = await (
    await platform.as('fuzeren')
  ).post<{ lotId: string }>(`projects/${id}/publication`);
  const rows: { id: string }[] = await platform.dataSource.query('select id from notice where lot_id = $1', [
    lotId,
  ]);
  const notice = await lister.get<NoticeView>(`notices/${rows[0]!.id}`);
  expect(notice.strip.filter((day) => day.kind === 'COUNTED').length).toBeGreaterThanOrEqual(7);
  return [];
}

async function draft(lister: TestPerson, { typeCode, application, listerKind }: DealFacts): Promise<string> {
  const { id } = await lister.post<{ id: string }>('projects', { typeCode });
  const blank = (await lister.get<ProjectView>(`projects/${id}`)).application;
  await lister.put(`projects/${id}/application`, { ...blank, ...application });
  const type = getPropertyType(typeCode);
  for (const { kind } of requiredDocuments(type, listingFacts(application, { type, listerKind })))
    for (const [number, file] of filesFor(typeCode, kind).entries())
      await lister.upload(`projects/${id}/documents`, kind, file, file === PDF ? undefined : `${number}.png`);
  return id;
}

async function check(id: string, { application }: DealFacts): Promise<void> {
  const liaison = await platform.as('cunji');
  for (const [number, photo] of PHOTOS.entries())
    await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', photo, `${number}.png`);
  await liaison.post(`projects/${id}/verification`, {
    measured: application.quantity ?? application.parcels![0]!.mu,
    latitude: 38.638,
    longitude: 106.402,
    gpsErrorMetres: 5,
    isUndisputed: true,
  });
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  await (await platform.as('shenhe')).post(`projects/${id}/review`);
}

/** A refusal that the table does not know fails the test by its own name. */
function sectionsOf(text: string): string[] {
  const { faults } = JSON.parse(text) as { faults: { code: string; field?: string; sentence: string }[] };
  return faults.map(({ code, field, sentence }) => {
    return SECTIONS[code] ?? SECTIONS[`${code} ${field}`] ?? `${code} ${field}: ${sentence}`;
  });
}
