import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { GENESIS_HASH, bidText } from '@helan/domain';
import { verifyFile } from './verify-file.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const start = Date.parse('2026-11-17T01:00:00.000Z');
const line = {
  seq: 1,
  paddle: '101',
  amountFen: '50000',
  at: new Date(start + 1000).toISOString(),
  prevHash: GENESIS_HASH,
};
const record = {
  kind: 'bid-record',
  lotNo: 'L-1',
  rules: {
    startPriceFen: '50000',
    stepFen: '1000',
    startAt: new Date(start).toISOString(),
    freeEndAt: new Date(start + 3_600_000).toISOString(),
    limitedMs: 300_000,
  },
  bids: [{ ...line, hash: sha256(bidText('L-1', line)) }],
  result: {
    state: 'WON',
    winner: '101',
    amountFen: '50000',
    endAt: new Date(start + 3_900_000).toISOString(),
  },
};
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
  ['a record with another winner', { ...record, result: { ...record.result, winner: '202' } }, false],
  [
    'a record with another end',
    { ...record, result: { ...record.result, endAt: new Date(start).toISOString() } },
    false,
  ],
  ['a record with another price', { ...record, bids: [{ ...record.bids[0], amountFen: '51000' }] }, false],
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
