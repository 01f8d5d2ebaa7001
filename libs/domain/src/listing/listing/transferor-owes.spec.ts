import { expect, test } from '@jest/globals';
import type { DepositClause } from './deposit-clause.js';
import { type PromisedTerms, earnestIn, transferorOwes } from './transferor-owes.js';

const CLAUSE: DepositClause = { use: 'PRICE', interest: 'NONE', transferorPays: 'SHARE' };
const EARNEST: DepositClause = { ...CLAUSE, nature: 'EARNEST', transferorPays: 'DOUBLE' };
const parameters = { 'breach.transferorPercent': 50 };

/** Fen by hand: half of 744,037 is 372,018.5; a fifth of 59,520,000 is 11,904,000, of 1,000,003 is 200,000.6. */
test.each<[string, Partial<PromisedTerms>, bigint, bigint, bigint, bigint]>([
  ['half of it, by the notice', { deposit: CLAUSE }, 744_037n, 59_520_000n, 372_019n, 0n],
  ['half, by a notice of before', {}, 744_037n, 59_520_000n, 372_019n, 0n],
  [
    'a loss that is not known yet',
    { deposit: { ...CLAUSE, transferorPays: 'LOSS' } },
    744_037n,
    59_520_000n,
    0n,
    0n,
  ],
  ['定金 once more, to the fen', { deposit: EARNEST }, 744_037n, 59_520_000n, 744_037n, 744_037n],
  ['定金 of exactly a fifth', { deposit: EARNEST }, 11_904_000n, 59_520_000n, 11_904_000n, 11_904_000n],
  ['a fifth of a price that fell', { deposit: EARNEST }, 372_000n, 1_000_003n, 200_000n, 200_000n],
  ['the same of a purchase', { deposit: EARNEST, isBuying: true }, 372_000n, 1_000_003n, 200_000n, 200_000n],
  ['nothing where none was held', { deposit: EARNEST }, 0n, 59_520_000n, 0n, 0n],
  ['nothing of a gift', { deposit: EARNEST }, 100n, 0n, 0n, 0n],
])('a transferor owes %s', (_, terms, depositFen, totalFen, owedFen, earnestFen) => {
  const lot = { parameters, isBuying: false, ...terms };
  expect(transferorOwes(lot, depositFen, totalFen)).toBe(owedFen);
  expect(earnestIn(lot, depositFen, totalFen)).toBe(earnestFen);
});
