import type { Instant } from '../calendar/plain-date.js';
import { type Refusal, refusal } from '../kernel/refusal.js';
import { type Fen, formatYuan } from '../money/fen.js';

/** The rules of one ascending session, frozen when it is set up. */
export interface AscendingRules {
  readonly startPriceFen: Fen;
  readonly stepFen: Fen;
  readonly startAt: Instant;
  /** End of 自由竞价; from here on every bid restarts the limited window. */
  readonly freeEndAt: Instant;
  readonly limitedMs: number;
}

/** What a session has come to. `endAt` is the one effective end that everybody reads. */
export interface AscendingState {
  readonly seq: number;
  readonly currentFen: Fen | null;
  readonly leader: string | null;
  readonly endAt: Instant;
  readonly isEnded: boolean;
}

export interface Bid {
  /** Who bids: a registration, or its paddle where only the record is known. */
  readonly bidder: string;
  readonly amountFen: Fen;
  /** Arrival stamp at the platform. */
  readonly at: Instant;
  /** Qualified, and the deposit is held. */
  readonly isAdmitted: boolean;
}

export type AscendingPhase = 'SCHEDULED' | 'FREE' | 'LIMITED' | 'ENDED';

/** The limited window follows the free phase always, even where nobody has bid. */
export function openingState(rules: AscendingRules): AscendingState {
  return { seq: 0, currentFen: null, leader: null, endAt: rules.freeEndAt + rules.limitedMs, isEnded: false };
}

export function phaseAt(rules: AscendingRules, state: AscendingState, at: Instant): AscendingPhase {
  if (state.isEnded || at >= state.endAt) return 'ENDED';
  if (at < rules.startAt) return 'SCHEDULED';
  return at < rules.freeEndAt ? 'FREE' : 'LIMITED';
}

/** Lowest amount that may be bid now, in fen: the start itself, then one step above the current price. */
export function lowestBid(rules: AscendingRules, state: AscendingState): Fen {
  return state.currentFen === null ? rules.startPriceFen : state.currentFen + rules.stepFen;
}

/** The next `count` lawful amounts, in fen, for the buttons of the room. */
export function nextBids(rules: AscendingRules, state: AscendingState, count: number): Fen[] {
  const lowest = lowestBid(rules, state);
  return Array.from({ length: count }, (_, index) => lowest + BigInt(index) * rules.stepFen);
}

/**
 * Why a bid does not stand, or nothing. Called inside the lock of the lot, with the state read under it.
 * Source: rules §8.2.2.
 */
export function judgeBid(rules: AscendingRules, state: AscendingState, bid: Bid): Refusal | undefined {
  if (!bid.isAdmitted) return refusal('bid.not-admitted');
  const phase = phaseAt(rules, state, bid.at);
  if (phase === 'SCHEDULED') return refusal('bid.not-open');
  if (phase === 'ENDED') return refusal('bid.after-end');
  if (bid.bidder === state.leader) return refusal('bid.leader', 'amountFen');
  if (state.currentFen === null && bid.amountFen < rules.startPriceFen) {
    return refusal('bid.below-start', 'amountFen', { lowest: formatYuan(rules.startPriceFen) });
  }
  const lowest = lowestBid(rules, state);
  if (bid.amountFen < lowest) return refusal('bid.too-low', 'amountFen', { lowest: formatYuan(lowest) });
  if ((bid.amountFen - rules.startPriceFen) % rules.stepFen !== 0n) {
    return refusal('bid.off-step', 'amountFen', {
      step: formatYuan(rules.stepFen),
      lowest: formatYuan(lowest),
    });
  }
  return undefined;
}

/** The state after a bid that {@link judgeBid} let stand. In the limited phase the window restarts, never shortens. */
export function applyBid(rules: AscendingRules, state: AscendingState, bid: Bid): AscendingState {
  const isLimited = phaseAt(rules, state, bid.at) === 'LIMITED';
  const endAt = isLimited ? Math.max(state.endAt, bid.at + rules.limitedMs) : state.endAt;
  return { ...state, seq: state.seq + 1, currentFen: bid.amountFen, leader: bid.bidder, endAt };
}
