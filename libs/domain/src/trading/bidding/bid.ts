import type { Instant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';
import type { SessionRules } from './session-rules.js';
import { type BiddingState, phaseAt } from './bidding-state.js';

/** A price, a priority right at the price that stands, an asked price accepted, or a sealed envelope. */
export const BID_KINDS = {
  PRICE: '出价',
  PRIORITY_MATCH: '行使优先权',
  ACCEPT: '接受报价',
  SEALED: '密封报价',
} as const;
export type BidKind = keyof typeof BID_KINDS;

/** Whatever a bidder sends: a bid, or the word that he goes on into the limited phase, where the notice asks for it. */
export const SENT_KINDS = { ...BID_KINDS, ENTER: '确认进入限时竞价' } as const;
export type SentKind = keyof typeof SENT_KINDS;

export interface Bid {
  readonly kind: SentKind;
  /** Who bids: a registration, or its paddle where only the record is known. */
  readonly bidder: string;
  /** In the smallest part of the session's prices; null in an envelope that is not opened yet, and where nothing is bid. */
  readonly amountFen: Fen | null;
  /** When it counts: its arrival, or the last accepted bid of the session where that came later. */
  readonly at: Instant;
  /** When its last byte was at the platform; as `at` where nothing is said. */
  readonly arrivedAt?: Instant;
  /** Qualified, and the deposit is held. */
  readonly isAdmitted: boolean;
  /** Rank of his approved priority claim, 1 first; null where he has none. */
  readonly rank: number | null;
}

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
