import { divideHalfUp, type Fen } from '../../kernel/money/index.js';
import type { SealedRules } from './session-rules.js';

/** 权重报价 takes its envelopes as 一次报价 does; what differs is who is first when they are opened. */
export { applyBid, judgeBid } from './sealed.js';

/** Full marks, in ten-thousandths of a point. */
const FULL = 1_000_000n;
const WHOLE = 10_000n;

/**
 * Points of an offer, in ten-thousandths of one of a hundred points, rounded half up once: the price against
 * the best one, and the plan, each by its weight. `planPoints` in hundredths. Source: rules §8.2.1 WEIGHTED.
 */
export function weightedPoints(
  rules: Pick<SealedRules, 'isBuying' | 'priceWeight'>,
  offer: { readonly amountFen: Fen; readonly planPoints: number },
  bestFen: Fen,
): number {
  const [part, whole] = rules.isBuying ? [bestFen, offer.amountFen] : [offer.amountFen, bestFen];
  const weight = BigInt(rules.priceWeight);
  const price = FULL * part * weight;
  const plan = BigInt(offer.planPoints) * 100n * (WHOLE - weight) * whole;
  return Number(divideHalfUp(price + plan, whole * WHOLE));
}

/** So many people score the plans, each alone. Source: rules §8.2.1 WEIGHTED. */
export const JUDGES = 2;

/** What one of those who score says of a plan: points in hundredths, and why. */
export interface PlanScore {
  readonly points: number;
  readonly reason: string;
}

/** The mean of what all have given a plan, in hundredths of a point, rounded half up. */
export function meanPoints(points: readonly number[]): number {
  const sum = points.reduce((total, one) => total + BigInt(one), 0n);
  return Number(divideHalfUp(sum, BigInt(points.length)));
}
