import { type Refusal, refusal } from '../../kernel/index.js';
import { formatPrice } from '../../kernel/money/index.js';
import type { Bid } from './bid.js';
import { refuseMoment } from './bid-moment.js';
import { askedPrice } from './falling-price.js';
import { isRung } from './ladder.js';
import { type FallingRules, scaleIn } from './session-rules.js';
import type { BiddingState } from './bidding-state.js';

/**
 * 降价竞价: the first who accepts wins, at the price he accepted. A price that was asked before may still be
 * accepted, so that nobody loses by the way of his click; one not asked yet may not. Source: rules §8.2.1 DESC.
 */
export function judgeBid(rules: FallingRules, state: BiddingState, bid: Bid): Refusal | undefined {
  if (state.leader !== null) return refusal(bid.isAdmitted ? 'bid.after-end' : 'bid.not-admitted');
  const early = refuseMoment(rules, state, bid, ['ACCEPT']);
  if (early) return early;
  const asked = askedPrice(rules, state, bid.at);
  const amount = bid.amountFen ?? 0n;
  const values = { asked: formatPrice(asked, scaleIn(rules)) };
  if (!isRung(rules, amount)) return refusal('bid.not-asked', 'amountFen', values);
  if (amount < asked) return refusal('bid.not-yet-asked', 'amountFen', values);
  return undefined;
}

/** The first acceptance ends the session. */
export function applyBid(_rules: FallingRules, state: BiddingState, bid: Bid): BiddingState {
  return {
    ...state,
    count: state.count + 1,
    currentFen: bid.amountFen,
    leader: bid.bidder,
    leaderRank: bid.rank,
    endAt: bid.at,
  };
}
