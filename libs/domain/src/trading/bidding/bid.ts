import type { Instant } from '../../kernel/date/index.js';
import type { Fen } from '../../kernel/money/index.js';

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
