import type { BiddingMode } from './bidding-mode.js';
import { type EXTENSION_MANNERS, type FirstBid } from './manners.js';
import type { Silence } from './silence.js';

/** What happens where only one, or fewer than the notice asks for, may bid. Source: rules §8, §17 singleBidderPolicy. */
export const FEW_BIDDERS = {
  AGREE: '只有一人的，按挂牌价和他的报价孰高（采购孰低）协议成交',
  SECOND_ROUND: '只有一人的，先再公告一轮；第二轮仍只有一人的，协议成交',
  FAIL: '人数不够的，流标',
} as const;
export type FewBidders = keyof typeof FEW_BIDDERS;

/** Who is asked when the winner refuses. Source: rules §6.9. */
export const AFTER_REFUSAL = {
  NEXT: '受让方反悔的，按名次询问下一位，最多到第三位',
  FAIL: '受让方反悔的，流标，重新公告',
} as const;
export type AfterRefusal = keyof typeof AFTER_REFUSAL;

/** How a lister wants the bidding held; whatever is left out is as the rulebook has it. Amounts as typed, in 元. */
export interface TradingChoice {
  readonly mode?: BiddingMode;
  readonly freeMinutes?: number;
  readonly limitedSeconds?: number;
  /** How long whoever would go on has to say so before the limited phase; nobody is asked where it is left out. */
  readonly confirmMinutes?: number;
  readonly firstBid?: FirstBid;
  readonly mostSteps?: number;
  readonly extension?: keyof typeof EXTENSION_MANNERS;
  readonly extensionSeconds?: number;
  readonly triggerSeconds?: number;
  readonly mostExtensions?: number;
  /** Where a falling price stops. */
  readonly floorYuan?: string;
  /** A price that nobody may go above when selling; several who reach it are drawn. */
  readonly ceilingYuan?: string;
  readonly intervalSeconds?: number;
  /** A price below which nobody wins, sealed until the opening; the lister enters it when both sides are asked. */
  readonly hasReserve?: boolean;
  /** Share of the price in the points of 权重报价; the rest is the plan's. */
  readonly priceWeightPercent?: number;
  /** How many rounds of sealed offers are held; one where it is left out. */
  readonly writtenRounds?: number;
  /** How long an extra sealed round among equals lasts; none with 0. */
  readonly extraRoundMinutes?: number;
  /** What the silence of an applicant means when both sides are asked. */
  readonly silence?: Silence;
  readonly fewBidders?: FewBidders;
  /** How many must take part. */
  readonly minBidders?: number;
  readonly afterRefusal?: AfterRefusal;
  /** Share of the deposit that everybody loses where all stay silent. */
  readonly silencePercent?: number;
}
