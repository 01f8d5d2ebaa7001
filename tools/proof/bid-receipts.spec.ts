import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { HashTree, headText } from '@helan/domain';
import { OPEN_RULES, sampleBid } from '@helan/domain/samples';
import { type Entry, TEST_KEY, makeRecord, sha256, writeRecord } from './make-record.js';
import { verifyFiles } from './verify-file.js';

const rules = OPEN_RULES;
const record = makeRecord(rules, { 101: null, 202: null }, [
  sampleBid(rules, '101', 62_000n, 1),
  sampleBid(rules, '202', 62_500n, 2),
]);

/** The receipt of the fourth line, in the second batch, from the record's own parts. */
function receiptOf(seq: number) {
  const line = record.log[seq - 1]!;
  const head = record.heads.find(({ firstSeq, lastSeq }) => firstSeq <= seq && seq <= lastSeq)!;
  const leaves = record.log.slice(head.firstSeq - 1, head.lastSeq).map(({ hash }) => hash);
  return { line, head, path: new HashTree(leaves, sha256).path(seq - head.firstSeq) };
}
const own = {
  kind: 'bid-receipts',
  lotNo: '640122102N26110001-1',
  receipts: [receiptOf(3), receiptOf(4)],
  publicKey: record.publicKey,
};
const judge = (...files: object[]) => verifyFiles(files.map((file) => Buffer.from(JSON.stringify(file))))[0]!;
const changed = (change: object) => ({
  ...own,
  receipts: [{ ...own.receipts[0], ...change }, own.receipts[1]],
});

test('receipts stand by themselves, and beside their record', () => {
  expect(judge(own)).toEqual({
    isSound: true,
    lines: ['640122102N26110001-1 的出价回执：2 份，签名和路径都对。'],
  });
  expect(judge(own, record).lines).toEqual([
    '640122102N26110001-1 的出价回执：2 份，签名和路径都对。',
    '每一份都是 第 2 份文件 里的一行。',
  ]);
});

test.each<[string, object]>([
  ['another price', changed({ line: { ...own.receipts[0]!.line, value: '63000' } })],
  ['another path', changed({ path: [] })],
  ['another head', changed({ head: own.receipts[1]!.head })],
  ['a word that nobody has signed', changed({ line: { ...own.receipts[0]!.line, name: '张三' } })],
  ['another lot', { ...own, lotNo: '别的' }],
  ['another key', { ...own, publicKey: 'AAAA' }],
])('%s does not stand', (_, file) => expect(judge(file).isSound).toBe(false));

const BEFORE = '第 1 份文件 和 第 2 份文件 相矛盾：';

test('a record written anew lacks the lines, though it stands by itself', () => {
  const anew = makeRecord(rules, { 101: null, 202: null }, [sampleBid(rules, '202', 62_500n, 2)]);
  expect(judge(anew).isSound).toBe(true);
  const { isSound, lines } = judge(own, anew);
  expect(isSound).toBe(false);
  expect(lines).toEqual([
    `${BEFORE}第 3 行不一样，指纹分别是 ${record.log[2]!.hash} 和 ${anew.log[2]!.hash}。`,
    `${BEFORE}第 4 行不一样，指纹分别是 ${record.log[3]!.hash} 和 ${anew.log[3]!.hash}。`,
  ]);
});

test('a record that another key has signed anew is not true beside true receipts, and is named', () => {
  const { terms, log } = record;
  const key = generateKeyPairSync('ed25519').privateKey;
  const anew = writeRecord(terms as never, [...log] as Entry[], key);
  expect(judge(anew).isSound).toBe(true);
  const { isSound, lines } = named(['anew.json', anew], ['receipts.json', own])[0]!;
  expect(isSound).toBe(false);
  expect(lines[0]).toMatch(
    /^receipts\.json 和 anew\.json 相矛盾：签名的密钥不是同一把，指纹分别是 [0-9a-f]{64} 和 [0-9a-f]{64}。$/,
  );
});

test('a record of which the batches were signed anew with the platform’s own key is named, too', () => {
  const { terms, log } = record;
  const one = writeRecord(terms as never, [...log] as Entry[]);
  const heads = [...one.heads];
  const split = { ...one, heads: [headOf(1, 1), headOf(2, 3), ...heads.slice(1)] };
  expect(judge(split).isSound).toBe(true);
  expect(judge(split, own).lines[0]).toBe('第 2 份文件 和 第 1 份文件 相矛盾：第 1 至 3 行的签名不一样。');
});

test('receipts of another session, and what is false by itself, contradict nothing', () => {
  const anew = makeRecord(rules, { 101: null, 202: null }, [sampleBid(rules, '202', 62_500n, 2)]);
  expect(judge(anew, { ...own, session: 2 }).isSound).toBe(true);
  expect(judge(record, { ...own, session: 1 }).isSound).toBe(true);
  expect(judge(record, changed({ path: [] })).isSound).toBe(true);
});

/** A batch of the record's lines, signed again. */
function headOf(firstSeq: number, lastSeq: number) {
  const lines = record.log.slice(firstSeq - 1, lastSeq).map(({ hash }) => hash);
  const head = { firstSeq, lastSeq, lastHash: lines.at(-1)!, root: new HashTree(lines, sha256).root };
  const text = headText('640122102N26110001-1', head);
  return { ...head, signature: sign(null, Buffer.from(text), TEST_KEY).toString('base64') };
}

function named(...files: [string, object][]) {
  const contents = files.map(([, file]) => Buffer.from(JSON.stringify(file)));
  return verifyFiles(
    contents,
    {},
    files.map(([name]) => name),
  );
}
