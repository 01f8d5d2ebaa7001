import { type Refusal, refusal } from '../../kernel/index.js';

/** Of the part that is late, a day, in ten-thousandths: beyond it a court cuts it down. Source: 民法典 第五百八十五条. */
export const MOST_LATE_FEE = 10;

/** Why a rate is none, or nothing; no rate at all is the usual case. Source: rules §10.1. */
export function refuseLateFee(perMyriad: number | undefined): Refusal | undefined {
  if (perMyriad === undefined) return undefined;
  const isRate = Number.isInteger(perMyriad) && perMyriad >= 1 && perMyriad <= MOST_LATE_FEE;
  return isRate ? undefined : refusal('late-fee.out-of-range', 'lateFeePerMyriad', { most: MOST_LATE_FEE });
}
