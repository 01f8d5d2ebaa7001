import type { Instant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import type { SessionRules } from './session-rules.js';
import { type BiddingState, phaseAt } from './bidding-state.js';
import type { SentKind, Bid } from './bid.js';

/**
 * When a bid counts that arrived at a moment: the times of a session never go back, so that nobody gains by another
 * process's clock or by a bid that was read later. Source: rules §21 A14a.
 */
export function judgedAt({ lastAt }: BiddingState, arrivedAt: Instant): Instant {
  return lastAt === null ? arrivedAt : Math.max(arrivedAt, lastAt);
}

/** Why a bid of this kind does not stand at its moment, whatever its price. */
export function refuseMoment(
  rules: SessionRules,
  state: BiddingState,
  bid: Bid,
  kinds: readonly SentKind[],
): Refusal | undefined {
  if (!bid.isAdmitted) return refusal('bid.not-admitted');
  const phase = phaseAt(rules, state, bid.at);
  const { resumedAt } = state;
  if (phase === 'PAUSED' || (resumedAt !== null && (bid.arrivedAt ?? bid.at) < resumedAt))
    return refusal('bid.paused');
  if (phase === 'SCHEDULED') return refusal('bid.not-open');
  if (phase === 'ENDED') return refusal('bid.after-end');
  if (!kinds.includes(bid.kind)) return refusal('bid.other-mode');
  return undefined;
}
