import { describe, expect, test } from '@jest/globals';
import { type BreachGround, type SigningFacts, refuseBreach } from './breach.js';
import { forfeitedPart, transferorDue } from './breach-cost.js';

describe('a breach', () => {
  const facts: SigningFacts = {
    dueAt: 100,
    hasSigned: false,
    hasRefused: false,
    isSettling: false,
    overdueOn: null,
  };
  test.each<[string, BreachGround, Partial<SigningFacts>, number, string | undefined]>([
    ['late by a millisecond less', 'LATE', {}, 99, 'breach.not-late'],
    ['late to the millisecond', 'LATE', {}, 100, undefined],
    ['late, but he had signed', 'LATE', { hasSigned: true }, 100, 'breach.signed'],
    ['he said no', 'REFUSED', { hasRefused: true }, 1, undefined],
    ['somebody else said he would', 'REFUSED', {}, 1, 'breach.not-refused'],
    ['papers that are false', 'FALSE_DOCUMENTS', { hasSigned: true }, 1, undefined],
    ['an arrangement with others', 'COLLUSION', {}, 1, undefined],
  ])('%s', (_, ground, change, now, code) => {
    for (const side of ['TRANSFEROR', 'TRANSFEREE'] as const)
      expect(refuseBreach({ side, ground }, { ...facts, ...change }, now)?.code).toBe(code);
  });
});

describe('a breach of a contract that both have signed', () => {
  const signed: SigningFacts = {
    dueAt: 100,
    hasSigned: true,
    hasRefused: false,
    isSettling: true,
    overdueOn: null,
  };
  test.each<[string, 'TRANSFEROR' | 'TRANSFEREE', BreachGround, Partial<SigningFacts>, string | undefined]>([
    [
      'a price that is due and has not come',
      'TRANSFEREE',
      'LATE_PAYMENT',
      { overdueOn: '2026-11-20' },
      undefined,
    ],
    ['a price that is not due yet', 'TRANSFEREE', 'LATE_PAYMENT', {}, 'breach.not-overdue'],
    [
      'a price that the transferor does not owe',
      'TRANSFEROR',
      'LATE_PAYMENT',
      { overdueOn: '2026-11-20' },
      'breach.not-overdue',
    ],
    ['a thing that is not handed over', 'TRANSFEROR', 'NO_HANDOVER', {}, undefined],
    [
      'a thing that nobody has to hand over yet',
      'TRANSFEROR',
      'NO_HANDOVER',
      { isSettling: false },
      'breach.nothing-to-hand-over',
    ],
    [
      'a thing that is not the transferee’s to hand over',
      'TRANSFEREE',
      'NO_HANDOVER',
      {},
      'breach.nothing-to-hand-over',
    ],
    ['a signature that is there', 'TRANSFEREE', 'LATE', {}, 'breach.signed'],
  ])('%s', (_, side, ground, change, code) => {
    expect(refuseBreach({ side, ground }, { ...signed, ...change }, 1_000)?.code).toBe(code);
  });
});

test.each([
  [10_000n, 100, 10_000n],
  [10_000n, 0, 0n],
  [12_345n, 50, 6_173n],
  [1n, 49, 0n],
  [1n, 50, 1n],
])('of %d fen %d percent are %d', (fen, percent, expected) => {
  expect(forfeitedPart(fen, percent)).toBe(expected);
});

describe('a transferor who breaks his word', () => {
  const DAY = Date.parse('2026-08-31T02:00:00+08:00');
  test.each([
    ['the deposit once more', { 'breach.transferorPercent': 100 }, [10_001n], 10_001n],
    ['half of it', { 'breach.transferorPercent': 50 }, [10_001n], 5_001n],
    ['half of each of three', { 'breach.transferorPercent': 50 }, [10_001n, 10_001n, 10_001n], 15_003n],
    ['nothing where no deposit was held', { 'breach.transferorPercent': 100 }, [], 0n],
    ['nothing where the notice is silent', {}, [10_001n], 0n],
  ])('owes %s', (_, parameters, depositsFen, owedFen) => {
    const standing = { depositsFen, totalFen: 59_520_000n };
    expect(transferorDue({ parameters, isBuying: false }, standing, DAY)).toMatchObject({ owedFen });
  });

  test('owes 定金 once more, of each the fifth at the most', () => {
    const deposit = { nature: 'EARNEST', use: 'PRICE', interest: 'NONE', transferorPays: 'DOUBLE' } as const;
    const standing = { depositsFen: [10_001n, 10_001n], totalFen: 50_000n };
    expect(transferorDue({ parameters: {}, deposit, isBuying: false }, standing, DAY)).toMatchObject({
      owedFen: 20_000n,
    });
  });

  test.each([
    [{ 'breach.relistMonths': 6 }, '2027-02-28'],
    [{ 'breach.relistMonths': 1 }, '2026-09-30'],
    [{}, '2026-08-31'],
  ])('waits by what the notice said: %j', (parameters, relistFrom) => {
    const standing = { depositsFen: [], totalFen: 0n };
    expect(transferorDue({ parameters, isBuying: false }, standing, DAY)).toMatchObject({ relistFrom });
  });
});
