import { expect, test } from '@jest/globals';
import { HashTree } from '@helan/domain';
import { OPEN_RULES, sampleBid } from '@helan/domain/samples';
import { makeRecord, sha256 } from './make-record.js';
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
    '每一份都是竞价记录里的一行。',
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

test('a record written anew lacks the line, though it stands by itself', () => {
  const anew = makeRecord(rules, { 101: null, 202: null }, [sampleBid(rules, '202', 62_500n, 2)]);
  expect(judge(anew).isSound).toBe(true);
  const { isSound, lines } = judge(own, anew);
  expect(isSound).toBe(false);
  expect(lines).toEqual([
    '640122102N26110001-1 的出价回执不成立：',
    '竞价记录里没有第 3 行的回执。',
    '竞价记录里没有第 4 行的回执。',
  ]);
});
