import type { Instant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatPrice } from '../../kernel/money/index.js';
import type { Bid } from './bid.js';
import { refuseMoment } from './bid-moment.js';
import type { Direction } from '../../listing/trading-choice/index.js';
import { type OpenRules, scaleIn } from './session-rules.js';
import { type BiddingState, phaseAt } from './bidding-state.js';

/** The lawful amount nearest to the price that stands, in fen: at the ceiling the ceiling itself, once more. */
export function nearestBid(rules: OpenRules, state: BiddingState, direction: Direction): Fen {
  const step = direction === 'RISING' ? rules.stepFen : -rules.stepFen;
  if (isAtCeiling(rules, state)) return state.currentFen!;
  if (state.currentFen !== null) return state.currentFen + step;
  return rules.firstBid === 'AT_START' ? rules.startPriceFen : rules.startPriceFen + step;
}

/** Whether the price that stands cannot rise any more, so that whoever likes declares it too. Source: rules §21 A12. */
export function isAtCeiling(
  { ceilingFen }: Pick<OpenRules, 'ceilingFen'>,
  { currentFen }: Pick<BiddingState, 'currentFen'>,
): boolean {
  return ceilingFen !== undefined && currentFen === ceilingFen;
}

/** Why a bid in an open session does not stand, or nothing; the price moves in one direction by whole steps. */
export function judgeOpenBid(
  rules: OpenRules,
  state: BiddingState,
  bid: Bid,
  direction: Direction,
): Refusal | undefined {
  const early =
    refuseMoment(rules, state, bid, ['PRICE', 'PRIORITY_MATCH', 'ENTER']) ?? refusePhase(rules, state, bid);
  if (early || bid.kind === 'ENTER') return early;
  if (state.atCeiling.includes(bid.bidder)) return refusal('bid.at-ceiling', 'amountFen');
  if (bid.bidder === state.leader) return refusal('bid.leader', 'amountFen');
  return bid.kind === 'PRIORITY_MATCH'
    ? refuseMatch(rules, state, bid)
    : refusePrice(rules, state, bid.amountFen ?? 0n, direction);
}

/** Between the phases one says that one goes on, and nothing else; whoever did not bids no more. Source: rules §8.2.2. */
function refusePhase(rules: OpenRules, state: BiddingState, { kind, bidder, at }: Bid): Refusal | undefined {
  const isConfirming = phaseAt(rules, state, at) === 'CONFIRM';
  const hasEntered = state.entered.includes(bidder);
  if (kind === 'ENTER') {
    if (rules.confirmMs === undefined) return refusal('bid.other-mode');
    if (hasEntered) return refusal('bid.entered');
    return isConfirming ? undefined : refusal('bid.not-confirming');
  }
  if (isConfirming) return refusal('bid.confirming', 'amountFen');
  const isAsked = rules.confirmMs !== undefined && phaseAt(rules, state, at) === 'LIMITED';
  return isAsked && !hasEntered ? refusal('bid.not-entered', 'amountFen') : undefined;
}

function refusePrice(
  rules: OpenRules,
  state: BiddingState,
  amount: Fen,
  direction: Direction,
): Refusal | undefined {
  const nearest = nearestBid(rules, state, direction);
  const beyond = direction === 'RISING' ? amount - nearest : nearest - amount;
  const scale = scaleIn(rules);
  const values = { nearest: formatPrice(nearest, scale), step: formatPrice(rules.stepFen, scale) };
  if (amount <= 0n) return refusal('bid.not-positive', 'amountFen');
  if (rules.ceilingFen !== undefined && amount > rules.ceilingFen)
    return refusal('bid.above-ceiling', 'amountFen', { ceiling: formatPrice(rules.ceilingFen, scale) });
  if (beyond < 0n) return refusal(SHORT[direction][state.currentFen === null ? 0 : 1], 'amountFen', values);
  if (beyond % rules.stepFen !== 0n) return refusal('bid.off-step', 'amountFen', values);
  if (rules.mostSteps !== null && leapOf(rules, state, beyond) > BigInt(rules.mostSteps))
    return refusal('bid.too-far', 'amountFen', { most: rules.mostSteps });
  return undefined;
}

/**
 * How many steps a bid leaps: from the price on the table, the first one from the start price. Sessions from before
 * that rule counted one more for a first bid that may be the start price itself. Source: rules §21 A9.
 */
function leapOf(
  { stepFen, firstBid, leapFrom }: OpenRules,
  { currentFen }: BiddingState,
  beyond: Fen,
): bigint {
  const isAtStart = currentFen === null && firstBid === 'AT_START';
  return beyond / stepFen + (isAtStart && leapFrom === 'TABLE' ? 0n : 1n);
}

const SHORT = {
  RISING: ['bid.below-start', 'bid.too-low'],
  FALLING: ['bid.above-start', 'bid.too-high'],
} as const;

/** A priority right is used at exactly the price that stands, against whoever has none or a lesser one. */
function refuseMatch(rules: OpenRules, state: BiddingState, { rank, amountFen }: Bid): Refusal | undefined {
  if (rank === null) return refusal('bid.no-claim');
  if (state.currentFen === null) return refusal('bid.nothing-to-match');
  if (amountFen !== state.currentFen)
    return refusal('bid.match-differs', 'amountFen', {
      current: formatPrice(state.currentFen, scaleIn(rules)),
    });
  if (state.leaderRank !== null && state.leaderRank <= rank) return refusal('bid.claim-outranked');
  return undefined;
}

/** The state after a bid that was let stand. In the limited phase it may move the end, and never back. */
export function applyOpenBid(rules: OpenRules, state: BiddingState, bid: Bid): BiddingState {
  if (bid.kind === 'ENTER') return { ...state, entered: [...state.entered, bid.bidder] };
  const endAt = phaseAt(rules, state, bid.at) === 'LIMITED' ? extendedEnd(rules, state, bid.at) : state.endAt;
  const stays = isAtCeiling(rules, state) && !isBetterRank(bid.rank, state.leaderRank);
  const reaches = isAtCeiling(rules, { currentFen: bid.amountFen });
  return {
    ...state,
    count: state.count + 1,
    currentFen: bid.amountFen,
    leader: stays ? state.leader : bid.bidder,
    leaderRank: stays ? state.leaderRank : bid.rank,
    atCeiling: reaches ? [...state.atCeiling, bid.bidder] : [],
    endAt,
    extensions: state.extensions + (endAt > state.endAt ? 1 : 0),
  };
}

/** Whether a priority right comes before another, or before none. */
function isBetterRank(rank: number | null, other: number | null): boolean {
  return rank !== null && (other === null || rank < other);
}

function extendedEnd({ extension }: OpenRules, { endAt, extensions }: BiddingState, at: Instant): Instant {
  const { manner, byMs, triggerMs, most } = extension;
  if (at < endAt - triggerMs || (most !== null && extensions >= most)) return endAt;
  return manner === 'ADD' ? endAt + byMs : Math.max(endAt, at + byMs);
}
