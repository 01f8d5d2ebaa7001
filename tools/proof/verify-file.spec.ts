import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { GENESIS_HASH, canonicalJson } from '@helan/domain';
import { OPEN_RULES, sampleBid } from '@helan/domain/samples';
import { type Entry, makeRecord, writeRecord } from './make-record.js';
import { verifyFile, verifyFiles } from './verify-file.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const record = makeRecord(OPEN_RULES, { 101: null }, [sampleBid(OPEN_RULES, '101', 62_000n, 1)]);
const end = record.log.at(-1)!;
const rows = [{ a: 1, b: '二' }];
const archive = {
  kind: 'archive',
  no: 'HLNQ·2026·T01·0001-001',
  items: [{ seq: 1, sha256: sha256('[{"a":1,"b":"二"}]') }],
  record: { rows },
};
const content = { no: 'GG01', title: '公告' };
const notice = {
  content,
  prevHash: GENESIS_HASH,
  contentHash: sha256(GENESIS_HASH + JSON.stringify(content)),
};

test.each<[string, unknown, boolean]>([
  ['a record', record, true],
  [
    'a record with another winner',
    { ...record, log: [...record.log.slice(0, -1), { ...end, value: end.value.replace('101', '202') }] },
    false,
  ],
  ['an archive', archive, true],
  ['an archive with its keys in another order', { ...archive, record: { rows: [{ b: '二', a: 1 }] } }, true],
  ['an archive with changed data', { ...archive, record: { rows: [{ a: 2, b: '二' }] } }, false],
  ['an archive with a number left out', { ...archive, items: [{ ...archive.items[0], seq: 2 }] }, false],
  ['a notice', notice, true],
  ['a notice with another title', { ...notice, content: { ...content, title: '别的' } }, false],
  ['something else', { hello: 'world' }, false],
])('%s stands: %#', (_, file, isSound) => {
  expect(verifyFile(Buffer.from(JSON.stringify(file))).isSound).toBe(isSound);
});

test.each([
  ['fen, in 大写', OPEN_RULES, 62_000n, '陆佰贰拾元整'],
  [
    'four decimals',
    { ...OPEN_RULES, priceScale: 4 as const, startPriceFen: 6150n, stepFen: 50n },
    6150n,
    '0.6150 元',
  ],
])('a price is told by the scale of its session: %s', (_, rules, amount, words) => {
  const scaled = makeRecord(rules, { 101: null }, [sampleBid(rules, '101', amount, 1)]);
  const { isSound, lines } = verifyFile(Buffer.from(JSON.stringify(scaled)));
  expect(isSound).toBe(true);
  expect(lines).toContain(`结果：号牌 101，${words}。`);
});

test('a scale that no unit has is none', () => {
  const odd = { ...record, terms: { ...record.terms, rules: { ...OPEN_RULES, priceScale: 3 } } };
  expect(
    verifyFile(
      Buffer.from(
        JSON.stringify(odd, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      ),
    ).isSound,
  ).toBe(false);
});

test('text that is no JSON and a PDF that is not signed are refused', () => {
  expect(verifyFile(Buffer.from('nothing')).isSound).toBe(false);
  expect(verifyFile(Buffer.from('%PDF-1.7 without a signature')).isSound).toBe(false);
});

describe('whoever holds a paddle', () => {
  const holder = { paddle: '101', name: '马新雨', idNumber: '640122197809020036', salt: 'a1b2' };
  const proof = { kind: 'paddle-proof', lotNo: record.terms.lotNo, session: 1, ...holder };
  const commitment = sha256(Object.values(holder).join('|'));
  const told = (rank: string) => {
    const entries = record.log.map((line) =>
      line.kind === 'SEAT' ? { ...line, value: commitment + rank } : line,
    );
    return writeRecord(record.terms as never, entries as Entry[]);
  };
  const judge = (one: object, ...records: object[]) =>
    verifyFiles([one, ...records].map((file) => Buffer.from(JSON.stringify(file))))[0]!;

  test('shows with the record that it was his', () => {
    for (const rank of ['', '#2']) {
      const verdict = judge(proof, told(rank));
      expect(verdict).toEqual({ isSound: true, lines: [expect.stringContaining('101 号牌是马新雨的')] });
    }
  });

  test.each<[string, object, object[]]>([
    ['without the record', proof, []],
    ['with the record of another lot', proof, [{ ...told(''), terms: { ...record.terms, lotNo: '别的' } }]],
    ['of another name', { ...proof, name: '别人' }, [told('')]],
    ['of another paddle', { ...proof, paddle: '102' }, [told('')]],
    ['in a record that was changed', proof, [{ ...told(''), heads: [] }]],
  ])('is not believed %s', (_, one, records) => {
    expect(judge(one, ...records).isSound).toBe(false);
  });
});

describe('a record beside the notice of its result', () => {
  const { lotNo } = record.terms;
  const end = record.log.at(-1)!;
  const noticeOf = (session: object) => {
    const said = { no: 'GG02', title: '成交公示', session };
    return { content: said, prevHash: GENESIS_HASH, contentHash: sha256(GENESIS_HASH + canonicalJson(said)) };
  };
  const ofRecord = { lotNo, number: 1, lines: record.log.length, hash: end.hash };
  /** One bid fewer, written anew and signed with the same key: it stands by itself. */
  const anew = makeRecord(OPEN_RULES, { 101: null }, []);
  const judge = (...files: object[]) =>
    verifyFiles(files.map((file) => Buffer.from(JSON.stringify(file))))[0]!;

  test('ends as the notice says', () => {
    const { isSound, lines } = judge(record, noticeOf(ofRecord));
    expect(isSound).toBe(true);
    expect(lines.at(-1)).toBe('和公告 GG02 写明的末行指纹相符。');
  });

  test('that was signed anew with the platform’s own key stands alone, and falls beside it', () => {
    expect(judge(anew).isSound).toBe(true);
    const { isSound, lines } = judge(anew, noticeOf(ofRecord));
    expect(isSound).toBe(false);
    expect(lines[0]).toMatch(
      new RegExp(`^公告 GG02 写明的竞价记录有 ${record.log.length} 行、末行指纹 ${end.hash}，.*换过。$`),
    );
  });

  test('is held against a notice in the proof of its days, too', () => {
    const proof = { kind: 'publication-proof', notice: noticeOf(ofRecord), days: [], certificates: [] };
    expect(judge(anew, proof).isSound).toBe(false);
    expect(judge(record, proof).isSound).toBe(true);
  });

  test.each<[string, object]>([
    ['of another lot', { ...ofRecord, lotNo: '别的' }],
    ['of another session', { ...ofRecord, number: 2 }],
  ])('is not held against a notice %s', (_, session) => {
    expect(judge(anew, noticeOf(session)).isSound).toBe(true);
  });

  test.each<[string, object]>([
    ['another hash', { ...ofRecord, hash: 'a'.repeat(64) }],
    ['more lines', { ...ofRecord, lines: record.log.length + 1 }],
  ])('falls beside a notice that says %s', (_, session) => {
    expect(judge(record, noticeOf(session)).isSound).toBe(false);
  });
});
