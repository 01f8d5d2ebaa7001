import type { Instant } from '../../kernel/date/index.js';
import type { Fen } from '../../kernel/money/index.js';
import type { FallingRules } from './session-rules.js';

export type Ladder = Pick<FallingRules, 'startPriceFen' | 'floorFen' | 'stepFen' | 'startAt' | 'intervalMs'>;

/** How many times the price falls before it stands on the floor. */
export function fallsOf({ startPriceFen, floorFen, stepFen }: Ladder): number {
  const height = startPriceFen - floorFen;
  return Number(height / stepFen) + (height % stepFen === 0n ? 0 : 1);
}

/** When the price reaches the floor, in a session that never stands still. */
export function lastRungAt(rules: Ladder): Instant {
  return rules.startAt + fallsOf(rules) * rules.intervalMs;
}

/** The asked price at a moment, in fen; `heldMs` is how long the session has stood still before it. */
export function fallingPrice(rules: Ladder, at: Instant, heldMs = 0): Fen {
  const falls = Math.max(0, Math.floor((at - heldMs - rules.startAt) / rules.intervalMs));
  const price = rules.startPriceFen - rules.stepFen * BigInt(falls);
  return price > rules.floorFen ? price : rules.floorFen;
}

/** Whether an amount is one of the prices that are asked in turn; the floor is the last of them. */
export function isRung(rules: Ladder, amountFen: Fen): boolean {
  const { startPriceFen, floorFen, stepFen } = rules;
  if (amountFen > startPriceFen || amountFen < floorFen) return false;
  return amountFen === floorFen || (startPriceFen - amountFen) % stepFen === 0n;
}
