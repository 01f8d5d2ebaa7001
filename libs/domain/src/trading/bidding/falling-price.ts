import type { Instant } from '../../kernel/date/index.js';
import type { Fen } from '../../kernel/money/index.js';
import type { BiddingState } from './bidding-state.js';
import { type Ladder, fallingPrice, fallsOf } from './ladder.js';

/** The price that a session asks at a moment, in fen; one that stands still goes on asking what it asked. */
export function askedPrice(rules: Ladder, state: BiddingState, at: Instant): Fen {
  return fallingPrice(rules, runningAt(state, at), state.heldMs);
}

/** When the asked price falls next; nothing once it stands on the floor. */
export function nextFallAt(rules: Ladder, state: BiddingState, at: Instant): Instant | undefined {
  const running = runningAt(state, at) - state.heldMs - rules.startAt;
  const falls = Math.floor(running / rules.intervalMs) + 1;
  return falls > fallsOf(rules) ? undefined : rules.startAt + state.heldMs + falls * rules.intervalMs;
}

function runningAt({ pausedAt, dayEndAt }: BiddingState, at: Instant): Instant {
  return Math.min(at, pausedAt ?? at, dayEndAt ?? at);
}
