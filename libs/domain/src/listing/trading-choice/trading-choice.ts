import { BIDDING_MODES, type BiddingMode } from './bidding-mode.js';
import { EXTENSION_MANNERS, FIRST_BIDS, type FirstBid } from './manners.js';
import { type Silence, SILENCES } from './silence.js';

/** What happens where only one, or fewer than the notice asks for, may bid. Source: rules §8, §17 singleBidderPolicy. */
export const FEW_BIDDERS = {
  AGREE: '只有一人的，按挂牌价和他的报价孰高（采购孰低）协议成交',
  SECOND_ROUND: '先再公告一轮；第二轮仍只有一人的，协议成交',
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

/** Words of the form for the parts of a choice. */
export const TRADING_FIELDS = {
  mode: '竞价方式',
  freeMinutes: '自由竞价时长',
  limitedSeconds: '限时竞价时长',
  confirmMinutes: '进入限时竞价前确认（不填为不用确认）',
  firstBid: '第一口价',
  mostSteps: '一次最多加几档',
  extension: '延时方式',
  extensionSeconds: '每次延时',
  triggerSeconds: '最后多久内出价才延时',
  mostExtensions: '最多延时次数',
  floorYuan: '最低降到',
  ceilingYuan: '最高限价',
  intervalSeconds: '多久降一次',
  hasReserve: '密封保留价',
  priceWeightPercent: '价格所占权重',
  writtenRounds: '密封报价几轮',
  extraRoundMinutes: '报价相同加报一轮（0 为直接抽签）',
  silence: '征求意见时不答复',
  fewBidders: '人数不够怎么办',
  minBidders: '最少几人取得资格',
  afterRefusal: '受让方反悔怎么办',
  silencePercent: '都不出价扣保证金',
} as const satisfies Record<keyof TradingChoice, string>;

/** Units of the parts that are numbers. */
export const TRADING_UNITS = {
  freeMinutes: '分钟',
  limitedSeconds: '秒',
  confirmMinutes: '分钟',
  extensionSeconds: '秒',
  triggerSeconds: '秒',
  mostExtensions: '次',
  mostSteps: '档',
  intervalSeconds: '秒',
  floorYuan: '元',
  ceilingYuan: '元',
  priceWeightPercent: '%',
  writtenRounds: '轮',
  extraRoundMinutes: '分钟',
  minBidders: '人',
  silencePercent: '%',
} as const satisfies Partial<Record<keyof TradingChoice, string>>;

const NAMES: Partial<Record<keyof TradingChoice, Readonly<Record<string, string>>>> = {
  mode: BIDDING_MODES,
  firstBid: FIRST_BIDS,
  extension: EXTENSION_MANNERS,
  silence: SILENCES,
  fewBidders: FEW_BIDDERS,
  afterRefusal: AFTER_REFUSAL,
};

/** What a lister chose, part by part in the order of the form; nothing of what he left to the rulebook. */
export function choiceInWords(choice: TradingChoice): string {
  return (Object.keys(TRADING_FIELDS) as (keyof TradingChoice)[])
    .filter((key) => choice[key] !== undefined && choice[key] !== false)
    .map((key) => {
      const unit = key in TRADING_UNITS ? ` ${TRADING_UNITS[key as keyof typeof TRADING_UNITS]}` : '';
      const value = typeof choice[key] === 'boolean' ? (choice[key] ? '设' : '不设') : String(choice[key]);
      return `${TRADING_FIELDS[key]}：${NAMES[key]?.[value] ?? `${value}${unit}`}`;
    })
    .join('；');
}
