import type { FewBidders } from '../../listing/trading-choice/index.js';
import type { ListingAction } from '../../listing/listing/index.js';

/** Where a lot goes once both sides have been asked. */
export const WAYS_ON = {
  FAIL: '流标',
  SECOND_ROUND: '第二轮公告',
  AGREE: '只有一人，协议成交',
  BID: '组织竞价',
  NEGOTIATE: '双方协商',
} as const;
export type WayOn = keyof typeof WAYS_ON;

export interface ShowUp {
  /** Qualified, paid, and still taking part when both sides had been asked. */
  readonly takingPart: number;
  readonly minBidders: number;
  readonly fewBidders: FewBidders;
  /** It belongs to a collective: two bid for it, however many the notice asks for. */
  readonly areTwoEnough?: boolean;
  /** The lot has been published a second time for want of bidders. */
  readonly isSecondRound: boolean;
  /** Whether the notice negotiates, and whether two who would have it then bid; null where it bids anyhow. */
  readonly negotiation: { readonly isContestable: boolean; readonly afterLotNo?: string } | null;
}

/**
 * Who shows up decides how a lot goes on once registration is closed and both sides have been asked: nobody
 * fails it; too few are handled as the notice says, one alone by agreement at last; enough bid. Two who are
 * fewer than the notice asks for bid against each other where it does not fail, for a collective's lot always. Where
 * the notice negotiates, one is enough; two who want what belongs to a collective bid for it, unless that failed
 * before: then the table is open to all of them. Source: rules §6.1, §8, §21 A10, A11.
 */
export function wayOn(showUp: ShowUp): WayOn {
  const { takingPart, minBidders, fewBidders, areTwoEnough = false, isSecondRound, negotiation } = showUp;
  if (takingPart === 0) return 'FAIL';
  if (negotiation) return bidsInstead(negotiation) && takingPart > 1 ? 'BID' : 'NEGOTIATE';
  if (takingPart >= minBidders) return 'BID';
  if (fewBidders === 'FAIL') return areTwoEnough && takingPart > 1 ? 'BID' : 'FAIL';
  if (fewBidders === 'SECOND_ROUND' && !isSecondRound) return 'SECOND_ROUND';
  return takingPart === 1 ? 'AGREE' : 'BID';
}

function bidsInstead({ isContestable, afterLotNo }: NonNullable<ShowUp['negotiation']>): boolean {
  return isContestable && afterLotNo === undefined;
}

const STEPS: Partial<Record<ListingAction, WayOn>> = {
  openTrading: 'BID',
  agree: 'AGREE',
  openNegotiation: 'NEGOTIATE',
};

/** Whether a step leads where both sides' answers have led; any other step is not theirs to decide. */
export function isOnTheWay(action: ListingAction, way: WayOn | null): boolean {
  return STEPS[action] === undefined || STEPS[action] === way;
}
