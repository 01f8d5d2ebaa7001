import { type Fen, splitFen } from '../../kernel/money/index.js';
import type { Household } from './household.js';

/** Each household's part of an amount, in whole fen; the parts sum to it exactly. */
export function splitAmong(amountFen: Fen, households: readonly Pick<Household, 'weight'>[]): Fen[] {
  return splitFen(
    amountFen,
    households.map(({ weight }) => weight),
  );
}

/** Each household's part in hundredths of a percent; the parts sum to 10000 exactly. */
export function sharesOf(households: readonly Pick<Household, 'weight'>[]): bigint[] {
  return splitAmong(10_000n, households);
}
