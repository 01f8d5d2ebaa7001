import type { Fen } from '../../kernel/money/index.js';

/** Of a contract's total price no more than this can be 定金. Source: 民法典 第五百八十六条; rules §6.9. */
export const EARNEST_PERCENT = 20;

/** The most of a contract's total price that can be 定金, in fen; the law rounds nobody up. */
export function mostEarnest(totalFen: Fen): Fen {
  return (totalFen * BigInt(EARNEST_PERCENT)) / 100n;
}
