import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { JOURNAL_START, type JournalEntry, chainOn, journalRootText, journalText } from './journal.js';
import { postings, reversed } from './posting.js';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const ENTRY: JournalEntry = {
  key: 'receipt:1',
  memo: '代收交易价款',
  flowNo: 'F1',
  day: '2026-12-01',
  at: '2026-11-30T16:00:00.000001Z',
  actor: null,
  role: 'helan_app',
  reverses: null,
  lines: postings.priceIn('BD1', 12_345n),
};
const RED: JournalEntry = {
  ...ENTRY,
  key: 'returned:1',
  reverses: 'receipt:1',
  lines: reversed(ENTRY.lines),
};

test('an entry’s text is canonical: keys in order, amounts as digits, its place and the hash before it', () => {
  expect(journalText(ENTRY, JOURNAL_START)).toBe(
    '{"actor":null,"at":"2026-11-30T16:00:00.000001Z","day":"2026-12-01","flowNo":"F1","key":"receipt:1","lines":[' +
      '{"account":"PRICE_BANK","creditFen":"0","debitFen":"12345","subject":"BD1"},' +
      '{"account":"PRICES_HELD","creditFen":"12345","debitFen":"0","subject":"BD1"}],' +
      `"memo":"代收交易价款","position":1,"prevHash":"${'0'.repeat(64)}","reverses":null,"role":"helan_app"}`,
  );
});

describe('the chain', () => {
  const heads = chainOn(JOURNAL_START, [ENTRY, RED], hash);

  test('ties each entry to the one before', () => {
    expect(heads.map(({ position }) => position)).toEqual([1, 2]);
    expect(heads[0]!.hash).toBe(hash(journalText(ENTRY, JOURNAL_START)));
    expect(heads[1]!.hash).toBe(hash(journalText(RED, heads[0]!)));
  });

  test('is the same when it is made in two pieces', () =>
    expect([...chainOn(JOURNAL_START, [ENTRY], hash), ...chainOn(heads[0]!, [RED], hash)]).toEqual(heads));

  test.each<[string, Partial<JournalEntry>]>([
    ['key', { key: 'receipt:2' }],
    ['memo', { memo: '' }],
    ['flow number', { flowNo: null }],
    ['day', { day: '2026-12-02' }],
    ['moment', { at: '2026-11-30T16:00:00.000002Z' }],
    ['actor', { actor: 'somebody' }],
    ['role', { role: 'postgres' }],
    ['what it takes back', { reverses: 'receipt:0' }],
    ['a line', { lines: postings.priceIn('BD1', 12_344n) }],
    ['whose it is', { lines: postings.priceIn('BD2', 12_345n) }],
    ['the order of lines', { lines: [...ENTRY.lines].reverse() }],
  ])('is another one with another %s', (_, change) =>
    expect(chainOn(JOURNAL_START, [{ ...ENTRY, ...change }, RED], hash)[1]).not.toEqual(heads[1]),
  );
});

test('what is signed of a day is its place and hash behind a salt', () => {
  const head = { position: 2, hash: 'ab' };
  expect(journalRootText('2026-12-01', head, 's1')).toBe('journal|2026-12-01|2|ab|s1');
});
