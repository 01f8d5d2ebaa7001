import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from '@helan/domain';
import { withLine } from './tampering.js';
import type { SessionRecord } from './session-record.js';
import { verifyRecord } from './verify-record.js';

/** Records that the platform kept when each lot still had a key of its own. */
const file = path.resolve(import.meta.dirname, 'fixtures/lot-key-records.json');
const RECORDS = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<
  'equal' | 'drawn' | 'weighted' | 'missed',
  SessionRecord
>;

describe('records of older lots stand by their own rule', () => {
  test.each<[keyof typeof RECORDS, string | null, bigint | null]>([
    ['equal', '569', 66_000n],
    ['drawn', '460', 65_000n],
    ['weighted', '932', 65_000n],
    ['missed', null, null],
  ])('%s', (name, winner, amountFen) => {
    expect(verifyRecord(RECORDS[name])).toMatchObject({ faults: [], winner, amountFen });
  });
});

describe('what was changed in them is found', () => {
  const good = RECORDS.equal;
  const place = good.log.findIndex(({ kind }) => kind === 'OPENED');
  const facts = JSON.parse(good.log[place]!.value) as { privateKey: string; prices: { amountFen: string }[] };
  const other = JSON.parse(RECORDS.drawn.log.find(({ kind }) => kind === 'OPENED')!.value) as typeof facts;
  const saying = (change: object) => withLine(good, place, { value: canonicalJson({ ...facts, ...change }) });
  test.each<[string, SessionRecord]>([
    ['the key of the lot', saying({ privateKey: other.privateKey })],
    ['no key', saying({ privateKey: undefined })],
    ['an opened price', saying({ prices: facts.prices.map((one) => ({ ...one, amountFen: '70000' })) })],
    ['a price left out', saying({ prices: facts.prices.slice(1) })],
    ['who opened', saying({ by: ['CENTER'] })],
    ['the public key', { ...good, terms: { ...good.terms, sealing: RECORDS.drawn.terms.sealing! } }],
  ])('%s', (_, record) => {
    expect(verifyRecord(record).faults.join()).toMatch(new RegExp(`第 (${place + 1}|1) 行：(?!内容和指纹)`));
  });
});
