import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { GENESIS_HASH } from '@helan/domain';
import { OPEN_RULES, sampleBid } from '@helan/domain/samples';
import { makeRecord } from './make-record.js';
import { verifyFile } from './verify-file.js';

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

test('text that is no JSON and a PDF that is not signed are refused', () => {
  expect(verifyFile(Buffer.from('nothing')).isSound).toBe(false);
  expect(verifyFile(Buffer.from('%PDF-1.7 without a signature')).isSound).toBe(false);
});
