import { describe, expect, test } from '@jest/globals';
import { type EndingCause, type EndingFacts, isFault, refuseEnding, sharePrice } from './ending.js';

describe('a contract ends', () => {
  const facts: EndingFacts = {
    isSigned: true,
    isLand: true,
    termFrom: '2025-01-16',
    today: '2027-01-16',
    agreed: [],
  };
  test.each<[string, EndingCause, Partial<EndingFacts>, string | undefined]>([
    ['when both sides want it', 'AGREED', { agreed: ['TRANSFEROR', 'TRANSFEREE'] }, undefined],
    [
      'when both want it before they have signed',
      'AGREED',
      { agreed: ['TRANSFEREE', 'TRANSFEROR'], isSigned: false },
      undefined,
    ],
    ['not on the word of one', 'AGREED', { agreed: ['TRANSFEROR'] }, 'ending.not-agreed'],
    ['for another use of the land', 'OTHER_USE', {}, undefined],
    ['two years to the day after its term began', 'ABANDONED', {}, undefined],
    ['not a day before', 'ABANDONED', { today: '2027-01-15' }, 'ending.not-two-years'],
    ['never as abandoned where it has no term', 'ABANDONED', { termFrom: null }, 'ending.not-two-years'],
    ['for harm to the land', 'DAMAGED', {}, undefined],
    ['not for harm to land where it is about a machine', 'DAMAGED', { isLand: false }, 'ending.not-land'],
    ['for another serious breach of whatever contract', 'SERIOUS', { isLand: false }, undefined],
    ['for no breach of what nobody has signed', 'SERIOUS', { isSigned: false }, 'ending.not-signed'],
  ])('%s', (_, cause, change, code) => {
    expect(refuseEnding(cause, { ...facts, ...change })?.code).toBe(code);
  });

  test.each<[EndingCause, boolean]>([
    ['AGREED', false],
    ['OTHER_USE', true],
    ['SERIOUS', true],
  ])('%s is the transferee’s fault: %s', (cause, expected) => {
    expect(isFault(cause)).toBe(expected);
  });
});

/** received, paid out, deposit, forfeited → to the transferor, to the transferee; in fen. */
test.each([
  [1_000n, 0n, 1_000n, true, 1_000n, 0n],
  [5_000n, 0n, 1_000n, true, 1_000n, 4_000n],
  [5_000n, 0n, 1_000n, false, 0n, 5_000n],
  [5_000n, 600n, 1_000n, true, 400n, 4_000n],
  [5_000n, 4_800n, 1_000n, true, 0n, 200n],
  [5_000n, 5_000n, 1_000n, true, 0n, 0n],
  [0n, 0n, 0n, true, 0n, 0n],
])(
  '%d received, %d paid out, a deposit of %d, forfeited %s',
  (receivedFen, paidOutFen, depositFen, isForfeited, a, b) => {
    const shares = sharePrice({ receivedFen, paidOutFen, depositFen }, isForfeited);
    expect(shares).toEqual({ toTransferorFen: a, toTransfereeFen: b });
    expect(shares.toTransferorFen + shares.toTransfereeFen).toBe(receivedFen - paidOutFen);
  },
);
