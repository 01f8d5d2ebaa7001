import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RealNotice } from '../../../tools/deal/reading/real-notice.js';
import { runDeal } from '../../../tools/deal/run-deal.js';
import { verifyFile, verifyFiles } from '../../../tools/proof/verify-file.js';
import { RunningPlatform } from './running-platform.js';

const NOTICES = JSON.parse(fs.readFileSync('tools/deal/notices.json', 'utf8')) as RealNotice[];
/** Said once, then where the papers are. */
const DONE = [0, expect.stringMatching(/^办成了：档号/), expect.stringMatching(/^材料在 /)];
const PAPERS = [
  'notice.json',
  'record.json',
  'contract.pdf',
  'settlement.pdf',
  'certificate.pdf',
  'archive.json',
];
const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-deals-'));

let platform: RunningPlatform;
/** Each deal takes weeks of the demo's clock, and the calendar has an end: not all of them on one platform. */
const onItsOwnPlatform = (): void => {
  beforeAll(async () => {
    platform = await RunningPlatform.start();
  });
  afterAll(() => platform.stop());
};

async function play(notice: RealNotice, as?: string): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await runDeal({ url: platform.url, notice, as, outDir, print: (line) => lines.push(line) });
  return { code, lines };
}

const real = (id: string) => NOTICES.find((notice) => notice.id === id)!;

describe('a real notice', () => {
  onItsOwnPlatform();
  test.each([
    ['N042', undefined, 'N042'],
    ['N051', 'T01', 'N051-T01'],
  ])('%s as %s is played to the end and leaves its papers, each of which stands', async (id, as, folder) => {
    const { code, lines } = await play(real(id), as);
    expect([code, ...lines.slice(-2)]).toEqual(DONE);
    expect(lines.filter((line) => /^\s*\d+　/.test(line)).every((line) => line.includes('〔'))).toBe(true);
    const names = fs.readdirSync(path.join(outDir, folder));
    const others = names.filter((name) => /^notice-GG\d\d\.json$/.test(name));
    expect(names.sort()).toEqual([...PAPERS, ...others].sort());
    expect(others.length).toBeGreaterThan(1);
    const [record, ...notices] = ['record.json', 'notice.json', ...others].map((name) =>
      fs.readFileSync(path.join(outDir, folder, name)),
    ) as [Buffer, Buffer];
    for (const beside of [notices.slice(0, 1), notices])
      expect(verifyFiles([record, ...beside], { needsNotice: true })[0]).toMatchObject({ isSound: true });
    for (const name of ['notice.json', 'record.json', 'archive.json', 'certificate.pdf']) {
      expect([name, verifyFile(fs.readFileSync(path.join(outDir, folder, name))).isSound]).toEqual([
        name,
        true,
      ]);
    }
    const archive = fs.readFileSync(path.join(outDir, folder, 'archive.json'));
    for (const name of ['contract.pdf', 'settlement.pdf']) {
      const paper = fs.readFileSync(path.join(outDir, folder, name));
      expect([name, verifyFile(paper).isUnproven]).toEqual([name, true]);
      expect([name, verifyFiles([paper, archive])[0]!.isSound]).toEqual([name, true]);
    }
  });

  test('of a household to be negotiated is played to the end, without a record of bids', () =>
    talk('T01', 'talks-T01', false));
});

describe('what belongs to a collective and several want', () => {
  onItsOwnPlatform();
  test('is bid for, though it was to be negotiated', () => talk(undefined, 'talks', true));
});

async function talk(as: string | undefined, folder: string, isBidFor: boolean): Promise<void> {
  const notice = real('N051');
  const fields = { ...notice.fields, tradingMethod: '协商（长期挂牌）' };
  const { code, lines } = await play({ ...notice, id: 'talks', fields }, as);
  expect([code, ...lines.slice(-2)]).toEqual(DONE);
  expect(lines.join('\n').includes('协商纪要')).toBe(!isBidFor);
  expect(fs.existsSync(path.join(outDir, folder, 'record.json'))).toBe(isBidFor);
}

/** Sealed in three rounds, openly below a price that nobody may exceed, and without a deposit. */
describe('a notice that sets how it is bid for', () => {
  onItsOwnPlatform();
  const base = real('N042');
  test.each<[string, object, RegExp]>([
    ['rounds', { tradingMethod: '三轮书面报价' }, /共 9 次出价/],
    [
      'ceiling',
      { maxPrice: { value: 510, unit: '元/亩/年' }, tradingMethod: '网络竞价', increment: '5元' },
      /510/,
    ],
    ['no-deposit', { deposit: { value: 0, unit: '元' } }, /成交/],
  ])('%s', async (id, change, said) => {
    const { code, lines } = await play({ ...base, id, fields: { ...base.fields, ...change } });
    expect([code, ...lines.slice(-2)]).toEqual(DONE);
    expect(lines.join('\n')).toMatch(said);
    expect(lines.join('\n')).not.toContain('还不能照办');
  });
});

describe('a notice that breaks a rule stops with its sentence', () => {
  onItsOwnPlatform();
  const base = real('N042');
  const broken = (change: object): RealNotice => ({ ...base, fields: { ...base.fields, ...change } });
  test.each<[string, RealNotice, string | undefined, string]>([
    ['a term of 21 years', broken({ term: { years: 21 } }), undefined, '租期最长 20 年'],
    ['six working days', broken({ workingDaysStated: 6 }), undefined, '公告期至少 7 个工作日，现在是 6 个。'],
    [
      'a deposit that nobody pays',
      broken({ deposit: { value: 10_000, unit: '元', isPaid: false } }),
      undefined,
      '您没有这场竞价的资格',
    ],
    [
      'a term past the right',
      broken({ rightEndsOn: '2030-12-31' }),
      undefined,
      '再流转不能超过原流转合同的剩余期限',
    ],
    ['a type that nobody knows', { ...base, type: 'T99' }, undefined, '没有T99这个品种'],
    ['building land', real('N112'), undefined, '集体经营性建设用地入市，请到自然资源局办理'],
    ['a deposit above three tenths', real('N007'), undefined, '保证金太高'],
  ])('%s', async (_, notice, as, sentence) => {
    const { code, lines } = await play(notice, as);
    expect([code, lines.join('\n')]).toEqual([1, expect.stringContaining(sentence)]);
  });
});
