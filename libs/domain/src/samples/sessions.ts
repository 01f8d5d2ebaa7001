import {
  applyBid,
  type Bid,
  type BiddingState,
  type FallingRules,
  judgeBid,
  openingState,
  type OpenRules,
  type SealedRules,
  type SessionRules,
} from '../trading/bidding/index.js';

export const MINUTE = 60_000;

/** 620 yuan, steps of 5, an hour free and windows of five minutes; the clock counts from the start. */
export const OPEN_RULES: OpenRules = {
  mode: 'ASC_MULTI',
  startPriceFen: 62_000n,
  stepFen: 500n,
  mostSteps: null,
  firstBid: 'AT_START',
  startAt: 0,
  freeEndAt: 60 * MINUTE,
  limitedMs: 5 * MINUTE,
  extension: { manner: 'RESET', byMs: 5 * MINUTE, triggerMs: 5 * MINUTE, most: null },
  dayEndMinute: null,
};

/** From 1,000 yuan down by 50 every two minutes to 700. */
export const FALLING_RULES: FallingRules = {
  mode: 'DESC',
  startPriceFen: 100_000n,
  floorFen: 70_000n,
  stepFen: 5_000n,
  startAt: 0,
  intervalMs: 2 * MINUTE,
  dayEndMinute: null,
};

/** At least 500 yuan in steps of 10, half an hour. */
export const SEALED_RULES: SealedRules = {
  mode: 'SEALED_ONE',
  startPriceFen: 50_000n,
  stepFen: 1_000n,
  startAt: 0,
  endAt: 30 * MINUTE,
  isBuying: false,
  priceWeight: 10_000,
  extraRoundMs: 10 * MINUTE,
  dayEndMinute: null,
};

const KINDS = { DESC: 'ACCEPT', SEALED_ONE: 'SEALED', WEIGHTED: 'SEALED' } as const;

/** A bid as the mode takes it, in fen at a moment. */
export function sampleBid(rules: SessionRules, bidder: string, amountFen: bigint | null, at: number): Bid {
  const kind = rules.mode in KINDS ? KINDS[rules.mode as keyof typeof KINDS] : 'PRICE';
  return { kind, bidder, amountFen, at, isAdmitted: true, rank: null };
}

/** Plays bids in their order; what does not stand is left out. Gives the end and the code of each, if refused. */
export function playSession(
  rules: SessionRules,
  bids: readonly Bid[],
  from: BiddingState = openingState(rules),
): { state: BiddingState; codes: (string | undefined)[] } {
  let state = from;
  const codes = bids.map((bid) => {
    const fault = judgeBid(rules, state, bid);
    if (!fault) state = applyBid(rules, state, bid);
    return fault?.code;
  });
  return { state, codes };
}
