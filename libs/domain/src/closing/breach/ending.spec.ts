import { describe, expect, test } from '@jest/globals';
import { type EndingFacts, refuseEnding } from './ending.js';
import { sharePrice } from './share-price.js';
import { type EndingCause, isFault } from './ending-cause.js';

describe('a contract ends', () => {
  const facts: EndingFacts = {
    isSigned: true,
    isCertified: false,
    isLand: true,
    termFrom: '2025-01-16',
    termTo: '2030-01-15',
    today: '2027-01-16',
    agreed: [],
    passedOn: null,
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
    ['for another use on the first day of the term', 'OTHER_USE', { today: '2025-01-16' }, undefined],
    ['for no other use before it', 'OTHER_USE', { today: '2025-01-15' }, 'ending.not-begun'],
    ['for no harm before it', 'DAMAGED', { today: '2025-01-15' }, 'ending.not-begun'],
    ['not as abandoned before it', 'ABANDONED', { today: '2025-01-15' }, 'ending.not-begun'],
    ['for another serious breach before it', 'SERIOUS', { today: '2025-01-15' }, undefined],
    ['as abandoned where it is certified', 'ABANDONED', { isCertified: true }, undefined],
    ['for another use where it is certified', 'OTHER_USE', { isCertified: true }, undefined],
    [
      'by agreement where it is certified',
      'AGREED',
      { isCertified: true, agreed: ['TRANSFEROR', 'TRANSFEREE'] },
      undefined,
    ],
    ['on its last day', 'SERIOUS', { isCertified: true, today: '2030-01-15' }, undefined],
    [
      'no more once its term is over',
      'SERIOUS',
      { isCertified: true, today: '2030-01-16' },
      'ending.term-over',
    ],
    [
      'not where what was sold has its new holder',
      'SERIOUS',
      { isCertified: true, termFrom: null, termTo: null },
      'ending.passed-on',
    ],
    [
      'by agreement neither',
      'AGREED',
      { isCertified: true, termFrom: null, termTo: null, agreed: ['TRANSFEROR', 'TRANSFEREE'] },
      'ending.passed-on',
    ],
    [
      'not where it was made elsewhere',
      'SERIOUS',
      { isCertified: true, isSigned: false },
      'ending.no-contract',
    ],
    ['not for harm to land where it is about a machine', 'DAMAGED', { isLand: false }, 'ending.not-land'],
    ['because a decision in force says so', 'RULING', { isLand: false }, undefined],
    ['for a decision about what nobody has signed', 'RULING', { isSigned: false }, 'ending.not-signed'],
    [
      'not while its receiver has passed the land on',
      'OTHER_USE',
      { passedOn: '贺农流〔2026〕7号' },
      'ending.passed-further',
    ],
    [
      'by agreement neither while the land is passed on',
      'AGREED',
      { agreed: ['TRANSFEROR', 'TRANSFEREE'], passedOn: '贺农流〔2026〕7号' },
      'ending.passed-further',
    ],
    ['for another serious breach of whatever contract', 'SERIOUS', { isLand: false }, undefined],
    ['for no breach of what nobody has signed', 'SERIOUS', { isSigned: false }, 'ending.not-signed'],
  ])('%s', (_, cause, change, code) => {
    expect(refuseEnding(cause, { ...facts, ...change })?.code).toBe(code);
  });

  test.each<[EndingCause, boolean]>([
    ['AGREED', false],
    ['OTHER_USE', true],
    ['SERIOUS', true],
    ['RULING', false],
  ])('%s is the transferee’s fault: %s', (cause, expected) => {
    expect(isFault(cause)).toBe(expected);
  });
});

/** received, paid out, deposit, earned, forfeited → to the transferor, to the transferee, back directly, never paid, of the first forfeited; in fen. */
test.each([
  [1_000n, 0n, 1_000n, 0n, true, 1_000n, 0n, 0n, 0n, 1_000n],
  [5_000n, 0n, 1_000n, 0n, true, 1_000n, 4_000n, 0n, 0n, 1_000n],
  [5_000n, 0n, 1_000n, 0n, false, 0n, 5_000n, 0n, 0n, 0n],
  [5_000n, 600n, 1_000n, 0n, true, 400n, 4_000n, 0n, 0n, 400n],
  [5_000n, 4_800n, 1_000n, 0n, true, 0n, 200n, 3_800n, 0n, 0n],
  [5_000n, 5_000n, 1_000n, 0n, true, 0n, 0n, 4_000n, 0n, 0n],
  [0n, 0n, 0n, 0n, true, 0n, 0n, 0n, 0n, 0n],
  // A year was paid in advance and 2,000 of it used: 3,000 are for days that never come.
  [5_000n, 0n, 1_000n, 2_000n, false, 2_000n, 3_000n, 0n, 0n, 0n],
  [5_000n, 5_000n, 1_000n, 2_000n, false, 0n, 0n, 3_000n, 0n, 0n],
  [5_000n, 5_000n, 1_000n, 2_000n, true, 0n, 0n, 2_000n, 0n, 0n],
  // Two years used, one paid.
  [5_000n, 5_000n, 1_000n, 10_000n, false, 0n, 0n, 0n, 5_000n, 0n],
  // A part used, and the deposit lost: 1,000 of rent and 1,000 in the deposit's place, of 4,000 that are held.
  [5_000n, 1_000n, 1_000n, 2_000n, true, 2_000n, 2_000n, 0n, 0n, 1_000n],
  [5_000n, 4_000n, 1_000n, 7_000n, true, 1_000n, 0n, 0n, 2_000n, 0n],
])(
  '%d received, %d paid out, a deposit of %d, %d earned, forfeited %s',
  (receivedFen, paidOutFen, depositFen, earnedFen, isForfeited, ...expected) => {
    const shares = sharePrice({ receivedFen, paidOutFen, depositFen, earnedFen }, isForfeited);
    const { toTransferorFen, toTransfereeFen, backFen, arrearsFen, forfeitedFen } = shares;
    expect([toTransferorFen, toTransfereeFen, backFen, arrearsFen, forfeitedFen]).toEqual(expected);
    expect(toTransferorFen + toTransfereeFen).toBe(receivedFen - paidOutFen);
  },
);
