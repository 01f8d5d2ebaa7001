import type { FewBidders } from '../bidding/trading-choice.js';
import type { ListingAction } from '../listing/listing-lifecycle.js';

/** Where a lot goes once both sides have been asked. */
export const WAYS_ON = {
  FAIL: '流标',
  SECOND_ROUND: '第二轮公告',
  AGREE: '只有一人，协议成交',
  BID: '组织竞价',
} as const;
export type WayOn = keyof typeof WAYS_ON;

export interface ShowUp {
  /** Qualified, paid, and still taking part when both sides had been asked. */
  readonly takingPart: number;
  readonly minBidders: number;
  readonly fewBidders: FewBidders;
  /** The lot has been published a second time for want of bidders. */
  readonly isSecondRound: boolean;
}

/**
 * Who shows up decides how a lot goes on once registration is closed and both sides have been asked: nobody
 * fails it; too few are handled as the notice says, one alone by agreement at last; enough bid. Two who are
 * fewer than the notice asks for bid against each other where it does not fail. Source: rules §6.1, §8.
 */
export function wayOn({ takingPart, minBidders, fewBidders, isSecondRound }: ShowUp): WayOn {
  if (takingPart === 0) return 'FAIL';
  if (takingPart >= minBidders) return 'BID';
  if (fewBidders === 'FAIL') return 'FAIL';
  if (fewBidders === 'SECOND_ROUND' && !isSecondRound) return 'SECOND_ROUND';
  return takingPart === 1 ? 'AGREE' : 'BID';
}

const STEPS: Partial<Record<ListingAction, WayOn>> = { openTrading: 'BID', agree: 'AGREE' };

/** Whether a step leads where both sides' answers have led; any other step is not theirs to decide. */
export function isOnTheWay(action: ListingAction, way: WayOn | null): boolean {
  return STEPS[action] === undefined || STEPS[action] === way;
}

/** How many must take part by the values that a lot's notice froze: of purchases more. Source: rules §8 minBidders. */
export function minBiddersOf(parameters: Readonly<Record<string, number>>): number {
  return parameters['t14.minBidders'] ?? parameters['bidders.min']!;
}
