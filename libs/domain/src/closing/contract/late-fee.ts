import { daysBetween, type PlainDate } from '../../kernel/date/index.js';
import { divideHalfUp, type Fen } from '../../kernel/money/index.js';

/** A rate is in ten-thousandths. */
const WHOLE = 10_000n;

/**
 * What comes on top of a payment that came late, in fen, rounded half up once: each day after its day until the bank had
 * it, on what was missing. Nothing where the contract says nothing of it. Source: rules §10.1.
 */
export function lateFee(
  missingFen: Fen,
  { dueOn, paidOn }: { readonly dueOn: PlainDate | null; readonly paidOn: PlainDate },
  perMyriad: number | undefined,
): Fen {
  if (perMyriad === undefined || dueOn === null || paidOn <= dueOn) return 0n;
  return divideHalfUp(missingFen * BigInt(daysBetween(dueOn, paidOn)) * BigInt(perMyriad), WHOLE);
}
