import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeView } from '@helan/contracts';
import type { End } from '../../../tools/deal/ends.js';
import { readPlayed, writePlayed } from '../../../tools/deal/played-list.js';
import type { RealNotice } from '../../../tools/deal/reading/real-notice.js';
import { type NoticeEnd, runNotices } from '../../../tools/deal/run-deal.js';
import { RunningPlatform } from './running-platform.js';

const NOTICES = JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[];

const HALL = '现场拍卖、举牌竞价';
const TENDER = '招投标';
const DRAW = '抽签、摇号';
const IN_KIND = '以实物计价';
const QUOTA = '在本平台交易指标（现在只展示、登记结果）';

/** Nothing stands in the way: it goes to the archive. Else what refuses it, as code and field, and what is not offered yet. */
type Expected =
  'ARCHIVED' | { readonly refused?: readonly string[]; readonly notOffered?: readonly string[] };

const refused = (...faults: string[]): Expected => ({ refused: faults });
const notOffered = (...capabilities: string[]): Expected => ({ notOffered: capabilities });

/** §7.4: fewer than seven working days. */
const DAYS = 'notice.too-few-working-days publicationWorkingDays';
/** §17: a deposit above three tenths of the first year. */
const DEPOSIT = 'deposit.ratio-too-high depositYuan';
/** §17: a bond above two hundredths. */
const BOND = 'deposit.tender-ratio-too-high depositYuan';
/** §17: a step above a twentieth. */
const STEP = 'price.step-too-large stepYuan';
/** §17: a window below two minutes. */
const WINDOW = 'bid.window-out-of-range trading.limitedSeconds';
/** §17: free bidding above eight hours. */
const FREE_BIDDING = 'bid.window-out-of-range trading.freeMinutes';
/** §17: fee.rural is nought. */
const FEE = 'application.forbidden-words qualification';
/** §3.16: state property is none of the types. */
const STATE = 'ownership.state ownership';
/** §3.5: building land of a collective is the natural-resources bureau's. */
const LAND = 'application.unlawful-answer attributes.assetKind';
/** §3.0: a way of trading that the type does not know; what it knows and nobody does here yet is not offered. */
const METHOD = 'method.not-offered method';
/** §3.0: a unit in which the type does not count. */
const UNIT = 'application.bad-answer quantityUnit';

/**
 * How each real notice ends, written by hand from its facts and the rules, with all its lots. Durations count, not the
 * original year; what a notice does not say is no reason. A tender and a hall are not offered where the platform refuses
 * them so itself; drawing lots and rent in kind are what its form has no word for.
 */
const EXPECTED: Readonly<Record<string, Expected>> = {
  N001: notOffered(HALL), // 拍租
  N002: notOffered(HALL),
  N003: refused(DAYS), // 29 December to 6 January: five working days
  N004: refused(DAYS), // 21 to 26 December: three
  N007: refused(DEPOSIT), // 32,000 on 31,800 a year
  N008: { refused: [FEE, METHOD], notOffered: [IN_KIND] }, // 300 for registering; rice for rent
  N009: 'ARCHIVED',
  N012: refused(DAYS, UNIT), // 9 to 15 November: four; a cold store in m², where sets are counted
  N014: 'ARCHIVED',
  N015: 'ARCHIVED',
  N019: 'ARCHIVED',
  N020: refused(FEE, DAYS), // 100 for the papers; 26 July to 5 August: six
  N030: { refused: [BOND], notOffered: [TENDER] }, // bond of 5,000 on 206,174.43
  N031: notOffered(DRAW),
  N032: notOffered(TENDER),
  N035: refused(DEPOSIT, DAYS), // the whole price as deposit; four working days
  N036: refused(FEE), // 200 for registering
  N038: refused(FEE), // 300 for the papers
  N039: { refused: [DEPOSIT, STEP], notOffered: [HALL] }, // 5,000 on 700 a year; step of 50
  N042: 'ARCHIVED',
  N049: 'ARCHIVED',
  N050: 'ARCHIVED',
  N051: 'ARCHIVED',
  N052: 'ARCHIVED',
  N053: refused(WINDOW), // a window of 60 seconds
  N055: refused(FEE), // the winner pays a commission
  N056: 'ARCHIVED',
  N057: 'ARCHIVED',
  N068: { refused: [STEP], notOffered: [HALL] }, // a step of 20 on 100
  N070: notOffered(TENDER),
  N071: refused(DEPOSIT, STATE), // town houses of the state; deposits of four tenths
  N081: refused(DEPOSIT, STATE, METHOD), // state farmland; deposits of half
  N082: refused(STATE, METHOD), // state farmland; 5,000,000 on 321,737,500 for the whole
  N083: { refused: [DEPOSIT], notOffered: [HALL] }, // 30,000 on 48,990 a year
  N085: refused(FEE), // the winner pays a fee for trading
  N086: { refused: [DAYS], notOffered: [QUOTA] }, // three working days
  N087: 'ARCHIVED',
  N095: refused(STATE), // a state forest farm
  N096: refused(STATE), // a state forest farm
  N099: notOffered(HALL),
  N100: refused(FREE_BIDDING, STATE), // a state forest farm; 24 hours of free bidding
  N102: refused(DEPOSIT, DAYS), // 4,500 on 3,000 a year; five working days to the bidding
  N109: 'ARCHIVED',
  N110: { refused: [STATE], notOffered: [QUOTA] }, // state building land
  N111: { refused: [STATE], notOffered: [QUOTA] }, // state building land
  N112: refused(LAND), // collective building land
  N113: notOffered(QUOTA),
};

const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-notices-'));
const lines = new Map<string, string[]>();
let platform: RunningPlatform;
let ends: NoticeEnd[];

beforeAll(async () => {
  platform = await RunningPlatform.start();
  ends = await runNotices({
    url: platform.url,
    notices: NOTICES,
    outDir,
    print: ({ id }, line) => lines.set(id, [...(lines.get(id) ?? []), line]),
  });
}, 900_000);
afterAll(() => platform.stop());

test('every notice has its line, and every line a notice', () => {
  expect(NOTICES.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort());
});

describe('every real notice, all at once, to the end that its facts allow', () => {
  test.each(NOTICES.map(({ id }) => id))('%s', (id) => {
    const { ends: lots } = ends.find((one) => one.id === id)!;
    expect(lots.map(({ trouble }) => trouble).filter(Boolean)).toEqual([]);
    expect(outcomeOf(lots)).toEqual(inOrder(EXPECTED[id]!));
  });

  test('a refusal names its field, and 办成了 is said of an archive alone', () => {
    for (const { id, ends: lots } of ends) {
      const said = lines.get(id)!.join('\n');
      for (const { faults } of lots)
        for (const { fieldName, sentence } of faults) expect(said).toMatch(`${fieldName}：${sentence}`);
      for (const { faults } of lots) expect(faults.map(({ fieldName }) => fieldName)).not.toContain('');
      expect([id, said.includes('办成了')]).toEqual([id, EXPECTED[id] === 'ARCHIVED']);
    }
  });

  test('whoever has not signed in reads the page of each archived lot; of what is for members, that it is', async () => {
    const archived = ends.flatMap(({ ends: lots, typeCode }) =>
      lots.flatMap(({ noticeId }) => (noticeId ? [{ noticeId, typeCode }] : [])),
    );
    expect(archived.length).toBe(26);
    for (const { noticeId, typeCode } of archived) {
      const answer = await fetch(`${platform.url}/api/notices/${noticeId}`);
      const page = await (await fetch(`${platform.url}/notices/${noticeId}`)).text();
      if (typeCode === 'T10') {
        expect(answer.status).toBe(403);
        expect(page).toContain('只给本集体成员看');
        continue;
      }
      const { no, title, lotStateName } = (await answer.json()) as NoticeView;
      expect(lotStateName).toBe('已归档');
      for (const words of [no, title]) expect(page).toContain(words);
    }
  });

  test('the list in the README is what was played', () => {
    expect(readPlayed(fs.readFileSync('README.md', 'utf8'))).toBe(writePlayed(ends));
  });
});

function outcomeOf(lots: readonly End[]): Expected {
  if (lots.every(({ archiveNo }) => archiveNo !== undefined)) return 'ARCHIVED';
  const faults = lots.flatMap((lot) => lot.faults);
  return inOrder({
    refused: faults.map(({ code, field = '' }) => `${code} ${field}`.trim()),
    notOffered: lots.flatMap((lot) => lot.notOffered),
  });
}

function inOrder(expected: Expected): Expected {
  if (expected === 'ARCHIVED') return expected;
  const { refused: faults = [], notOffered: missed = [] } = expected;
  return { refused: [...new Set(faults)].sort(), notOffered: [...new Set(missed)].sort() };
}
