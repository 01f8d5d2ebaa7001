import { daysBetween, type PlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { divideHalfUp, type Fen } from '../../kernel/money/index.js';

/** Of the part that is late, a day, in ten-thousandths: beyond it a court cuts it down. Source: 民法典 第五百八十五条. */
export const MOST_LATE_FEE = 10;
const WHOLE = 10_000n;

/** Why a rate is none, or nothing; no rate at all is the usual case. Source: rules §10.1. */
export function refuseLateFee(perMyriad: number | undefined): Refusal | undefined {
  if (perMyriad === undefined) return undefined;
  const isRate = Number.isInteger(perMyriad) && perMyriad >= 1 && perMyriad <= MOST_LATE_FEE;
  return isRate ? undefined : refusal('late-fee.out-of-range', 'lateFeePerMyriad', { most: MOST_LATE_FEE });
}

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
