import { type PlainDate, daysBetween } from '../../kernel/date/index.js';
import { type Fen, divideHalfUp } from '../../kernel/money/index.js';

/** What the bank gives a year from a day on, in hundredths of a percent. */
export interface DatedRate {
  readonly from: PlainDate;
  readonly rate: number;
}

const PER_YEAR = 10_000n * 365n;

/**
 * The bank's interest on a deposit in whole fen: from the day on which it came, which counts, to the day on which its
 * return is decided, which does not; actual days by 365, each stretch by its own rate, rounded half up once at the end.
 * `rates` are in the order of their days; before the first of them nothing is given. Source: rules §10.1.
 */
export function depositInterest(
  amountFen: Fen,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
  rates: readonly DatedRate[],
): Fen {
  const rateDays = rates.reduce((sum, { from: since, rate }, index) => {
    const begin = since > from ? since : from;
    const next = rates[index + 1]?.from;
    const end = next !== undefined && next < to ? next : to;
    return begin < end ? sum + BigInt(rate) * BigInt(daysBetween(begin, end)) : sum;
  }, 0n);
  return divideHalfUp(amountFen * rateDays, PER_YEAR);
}
