import { describe, expect, test } from '@jest/globals';
import {
  type DifferenceKind,
  type ListedDifference,
  compareDifferences,
  differenceOf,
  expectedAtBank,
  gapOf,
  isExplained,
  needsExplanation,
} from './index.js';

describe('one line of the bank, by what the book and the bank say of it', () => {
  // Book and bank to the end of the day, then book and bank as it is known now.
  test.each<[string, bigint, bigint, bigint, bigint, DifferenceKind | undefined]>([
    ['both have it', 100n, 100n, 100n, 100n, undefined],
    ['booked and taken back, the bank never had it', 0n, 0n, 0n, 0n, undefined],
    ['the bank took its own line back', 0n, 0n, 0n, 0n, undefined],
    ['the book alone has it', 100n, 0n, 100n, 0n, 'BOOK_ONLY'],
    ['a payment that the book alone has', -100n, 0n, -100n, 0n, 'BOOK_ONLY'],
    ['the bank alone has it', 0n, 100n, 0n, 100n, 'BANK_ONLY'],
    ['the bank alone has it and the book had taken it back', 0n, -7n, 0n, -7n, 'BANK_ONLY'],
    ['another amount', 100n, 1000n, 100n, 1000n, 'AMOUNT'],
    ['a payment for a receipt', 100n, -100n, 100n, -100n, 'AMOUNT'],
    ['the bank twice, the book once', 100n, 200n, 100n, 200n, 'AMOUNT'],
    ['booked on a later day', 0n, 100n, 100n, 100n, 'IN_TRANSIT'],
    ['booked before the bank had it', -100n, 0n, -100n, -100n, 'IN_TRANSIT'],
    ['put right later', 100n, 1000n, 1000n, 1000n, 'IN_TRANSIT'],
    ['booked later, with another amount', 0n, 100n, 90n, 100n, 'BANK_ONLY'],
    ['right that day, wrong since: a later day tells', 100n, 100n, 200n, 100n, undefined],
  ])('%s', (_, bookFen, bankFen, bookSinceFen, bankSinceFen, expected) => {
    expect(differenceOf({ bookFen, bankFen, bookSinceFen, bankSinceFen })).toBe(expected);
  });
});

test.each<[bigint, bigint, bigint]>([
  [100n, 1000n, 900n],
  [0n, 100n, 100n],
  [-100n, 0n, 100n],
  [100n, 0n, -100n],
])('book %s and bank %s: the bank is %s above the book', (bookFen, bankFen, gap) => {
  expect(gapOf({ bookFen, bankFen })).toBe(gap);
});

test.each<[bigint, bigint[], bigint]>([
  [500n, [], 500n],
  [500n, [900n], 1400n],
  [500n, [900n, -100n], 1300n],
])('with %s in the book and the gaps %j the bank must hold %s', (book, gaps, expected) => {
  expect(expectedAtBank(book, gaps)).toBe(expected);
});

test('an explanation speaks of the difference as it was when it was written', () => {
  expect(isExplained(900n, 900n)).toBe(true);
  expect(isExplained(900n, 800n)).toBe(false);
  expect(isExplained(900n, undefined)).toBe(false);
});

test.each<[DifferenceKind, boolean]>([
  ['BALANCE', true],
  ['AMOUNT', true],
  ['BANK_ONLY', true],
  ['BOOK_ONLY', true],
  ['IN_TRANSIT', false],
])('%s needs an explanation: %s', (kind, expected) => {
  expect(needsExplanation(kind)).toBe(expected);
});

test('what nobody has explained stands on top, the graver and the greater first', () => {
  const row = (key: string, kind: DifferenceKind, gapFen: bigint, explained = false): ListedDifference => ({
    key,
    kind,
    gapFen,
    isExplained: explained,
  });
  const rows = [
    row('transit', 'IN_TRANSIT', 9_000n),
    row('explained', 'BALANCE', 9_000n, true),
    row('book', 'BOOK_ONLY', -500n),
    row('small', 'BANK_ONLY', 100n),
    row('large', 'BANK_ONLY', -200n),
    row('amount', 'AMOUNT', 1n),
    row('same b', 'BOOK_ONLY', 500n),
  ];
  expect([...rows].sort(compareDifferences).map(({ key }) => key)).toEqual([
    'amount',
    'large',
    'small',
    'book',
    'same b',
    'explained',
    'transit',
  ]);
});
