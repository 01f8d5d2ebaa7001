import { type Fen, formatPrice, parsePrice, type PriceScale } from '../../kernel/money/index.js';
import { isRefusal } from '../../kernel/index.js';
import type { TradingMethod } from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import { type ClaimGround, priorityInWords } from '../registration/index.js';
import {
  AFTER_REFUSAL,
  type AfterRefusal,
  BIDDING_MODES,
  type BiddingMode,
  FEW_BIDDERS,
  type FewBidders,
  FIRST_BIDS,
  type FirstBid,
  isSealedMode,
  type TradingChoice,
} from '../../listing/trading-choice/index.js';
import type { Extension, SessionRules } from './session-rules.js';

/** How a lot's bidding is held, every value of it; frozen in the notice. Money in fen, times as named. */
export interface TradingTerms {
  readonly mode: BiddingMode;
  readonly freeMinutes: number;
  readonly limitedSeconds: number;
  readonly firstBid: FirstBid;
  readonly mostSteps: number | null;
  /** From where the most steps of one raise count; missing in notices from before that rule. */
  readonly leapFrom?: 'TABLE';
  readonly extension: Extension;
  /** A sealed reserve may be entered before the session begins. */
  readonly hasReserve: boolean;
  /** How long before its start the reserve must be entered, or the session does not open; missing in older notices. */
  readonly reserveEnterByMinutes?: number;
  /** Weight of the price in ten-thousandths; the rest is the plan's. */
  readonly priceWeight: number;
  /** 0 where equals are drawn at once. */
  readonly extraRoundMinutes: number;
  readonly floorFen: Fen | null;
  readonly intervalSeconds: number;
  /** Hour of the day in Asia/Shanghai at which a running session stops. */
  readonly dayEndHour: number;
  readonly graceSeconds: number;
  /** For how long no process may be silent before an end; missing in notices from before that rule. */
  readonly outageSeconds?: number;
  readonly fewBidders: FewBidders;
  /** How many must take part where the notice sets it itself; missing where the rulebook does. */
  readonly minBidders?: number;
  /** What belongs to a collective is bid for by two, whatever the notice asks for; missing in older notices. */
  readonly areTwoEnough?: boolean;
  readonly afterRefusal: AfterRefusal;
  readonly silencePercent: number;
  /** Grounds of priority at the same price, the first first. */
  readonly priority: readonly ClaimGround[];
}

/** Keys of the rulebook whose values stand in the terms of a lot's bidding. */
export const IN_TRADING_TERMS: readonly string[] = [
  'bid.freeMinutes',
  'bid.limitedSeconds',
  'bid.extensionSeconds',
  'bid.intervalSeconds',
  'bid.dayEndHour',
  'bid.closeGraceSeconds',
  'bid.outageSeconds',
  'reserve.enterByMinutes',
  'ask.workingDays',
];

/** The terms of a choice that `refuseTrading` has passed. `isCollective`: a body lists that must seek more bidders first. */
export function tradingTerms(
  choice: TradingChoice,
  rulebook: Rulebook,
  lot: {
    readonly isBuying: boolean;
    readonly isCollective: boolean;
    readonly priority: readonly ClaimGround[];
    /** Decimals of its prices. */
    readonly scale?: PriceScale;
  },
): TradingTerms {
  const limitedSeconds = choice.limitedSeconds ?? rulebook['bid.limitedSeconds'];
  const byMs = (choice.extensionSeconds ?? choice.limitedSeconds ?? rulebook['bid.extensionSeconds']) * 1000;
  const floorFen = choice.floorYuan ? parsePrice(choice.floorYuan, lot.scale ?? 2) : null;
  return {
    mode: choice.mode ?? (lot.isBuying ? 'REV_ASC' : 'ASC_MULTI'),
    freeMinutes: choice.freeMinutes ?? rulebook['bid.freeMinutes'],
    limitedSeconds,
    firstBid: choice.firstBid ?? 'AT_START',
    mostSteps: choice.mostSteps ?? null,
    leapFrom: 'TABLE',
    extension: {
      manner: choice.extension ?? 'RESET',
      byMs,
      triggerMs: (choice.triggerSeconds ?? limitedSeconds) * 1000,
      most: choice.mostExtensions ?? null,
    },
    hasReserve: choice.hasReserve ?? false,
    ...(choice.hasReserve ? { reserveEnterByMinutes: rulebook['reserve.enterByMinutes'] } : {}),
    priceWeight: (choice.mode === 'WEIGHTED' ? (choice.priceWeightPercent ?? 60) : 100) * 100,
    extraRoundMinutes: choice.extraRoundMinutes ?? 10,
    floorFen: isRefusal(floorFen) ? null : floorFen,
    intervalSeconds: choice.intervalSeconds ?? rulebook['bid.intervalSeconds'],
    dayEndHour: rulebook['bid.dayEndHour'],
    graceSeconds: rulebook['bid.closeGraceSeconds'],
    outageSeconds: rulebook['bid.outageSeconds'],
    fewBidders: choice.fewBidders ?? (lot.isCollective ? 'SECOND_ROUND' : 'AGREE'),
    ...(choice.minBidders === undefined ? {} : { minBidders: choice.minBidders }),
    ...(lot.isCollective ? { areTwoEnough: true } : {}),
    afterRefusal: choice.afterRefusal ?? 'NEXT',
    silencePercent: choice.silencePercent ?? 0,
    priority: lot.priority,
  };
}

/** What a session of a lot begins from: its price, and who lists. */
export interface SessionSubject {
  /** Decimals of its prices, where they are not two. */
  readonly priceScale?: PriceScale | undefined;
  readonly startPriceFen: Fen;
  /** Null where sealed prices need not move by steps. */
  readonly stepFen: Fen | null;
  readonly isBuying: boolean;
  /** Whether the lot is still listed: a dynamic session stays free until somebody says when its window begins. */
  readonly isListed: boolean;
}

/** A session that is open since publication waits no longer for its limited window. Source: rules §17 notice.maxMonths. */
const LONGEST_LISTING_MS = 186 * 86_400_000;

/** The rules of the session that begins at a moment; throws where an open mode has no step. */
export function sessionRulesOf(
  terms: TradingTerms,
  { priceScale, startPriceFen, stepFen, isBuying, isListed }: SessionSubject,
  startAt: number,
): SessionRules {
  const { mode, floorFen, intervalSeconds, dayEndHour } = terms;
  const time = { startAt, dayEndMinute: dayEndHour * 60, ...(priceScale ? { priceScale } : {}) };
  if (isSealedMode(mode)) {
    const { priceWeight, extraRoundMinutes } = terms;
    const endAt = startAt + terms.freeMinutes * 60_000;
    const extraRoundMs = extraRoundMinutes > 0 ? extraRoundMinutes * 60_000 : null;
    return { mode, ...time, startPriceFen, stepFen, endAt, isBuying, priceWeight, extraRoundMs };
  }
  if (stepFen === null) throw new Error(`${mode} needs a step`);
  const common = { ...time, startPriceFen, stepFen };
  if (mode === 'DESC')
    return { mode, ...common, floorFen: floorFen ?? startPriceFen, intervalMs: intervalSeconds * 1000 };
  const { freeMinutes, limitedSeconds, firstBid, mostSteps, leapFrom, extension } = terms;
  const leap = leapFrom === undefined ? { mostSteps } : { mostSteps, leapFrom };
  const freeEndAt = startAt + (mode === 'DYNAMIC' && isListed ? LONGEST_LISTING_MS : freeMinutes * 60_000);
  return { mode, ...common, freeEndAt, limitedMs: limitedSeconds * 1000, firstBid, ...leap, extension };
}

/** Whether a lot may come to be bid for: it is listed so, or a collective's negotiation may turn into bidding. */
export function mayBeBidFor(lot: {
  readonly method: TradingMethod | undefined;
  readonly isRelay: boolean;
  readonly isCollective: boolean;
}): boolean {
  const mayTurn = lot.method === 'NEGOTIATION' && lot.isCollective;
  return !lot.isRelay && (lot.method === 'BIDDING' || mayTurn);
}

/** Whether something of these terms is sealed: the prices themselves, or the reserve. */
export function isSealed({ mode, hasReserve }: Pick<TradingTerms, 'mode' | 'hasReserve'>): boolean {
  return isSealedMode(mode) || hasReserve;
}

/** How many keys of an older lot these terms need: one for the first opening, one more for an extra round among equals. */
export function lotKeysNeeded(terms: TradingTerms): number {
  if (!isSealed(terms)) return 0;
  return isSealedMode(terms.mode) && terms.extraRoundMinutes > 0 ? 2 : 1;
}

/** The terms as a notice prints them, one sentence each. */
export function tradingInWords(
  terms: TradingTerms,
  stepFen: Fen | null,
  unit: string,
  scale: PriceScale = 2,
): string[] {
  const { mode, fewBidders, afterRefusal, silencePercent, dayEndHour } = terms;
  return [
    `${BIDDING_MODES[mode]}。`,
    ...modeInWords(terms, stepFen, { unit, scale }),
    ...reserveInWords(terms),
    ...(terms.priority.length > 0 ? [priorityInWords(terms.priority)] : []),
    `当日 ${dayEndHour}:00 还没结束的暂停，下一个工作日 9:00 接着来，剩下的时间不少。`,
    ...(terms.outageSeconds === undefined ? [] : arrivalInWords(terms.outageSeconds)),
    ...biddersInWords(terms),
    `${FEW_BIDDERS[fewBidders]}。`,
    `${AFTER_REFUSAL[afterRefusal]}。`,
    ...(silencePercent > 0 ? [`取得资格的人都不出价的，各扣保证金的 ${silencePercent}%。`] : []),
  ];
}

/** How many must take part, where this notice says it itself. Source: rules §21 A10. */
function biddersInWords({ minBidders, areTwoEnough, fewBidders }: TradingTerms): string[] {
  const needsSaying = areTwoEnough && (fewBidders === 'FAIL' || (minBidders ?? 2) > 2);
  return [
    ...(minBidders === undefined ? [] : [`至少 ${minBidders} 人取得资格。`]),
    ...(needsSaying ? ['有两人取得资格的，由两人竞价，不因人数不够流标。'] : []),
  ];
}

/** Notices from before that rule have nothing of it. Source: rules §21 A14a, A14b. */
function arrivalInWords(outageSeconds: number): string[] {
  return [
    '出价以平台收到全部内容的时间为准。',
    `结束前平台中断超过 ${inTime(outageSeconds)}的，暂停；公布恢复时间至少 10 分钟以后接着来，限时竞价重新给足时间。`,
  ];
}

/** Source: rules §21 A8. Notices from before that rule have no deadline for it. */
function reserveInWords({ mode, hasReserve, reserveEnterByMinutes: minutes }: TradingTerms): string[] {
  if (!hasReserve) return [];
  if (minutes === undefined) return ['设有保留价，密封到开启时才看得到；达不到保留价的不成交。'];
  const early = mode === 'DYNAMIC' ? '封存以后才开始接受出价，' : '';
  return [
    `设有保留价，转出方${early}最迟在竞价开始前 ${minutes} 分钟封存；没有封存的，竞价不开始，中止最多 3 个工作日，还不封存的由转出方承担违约责任。`,
    '保留价密封到开启时才看得到；达不到保留价的不成交，保留价也不公布。',
  ];
}

interface InPrice {
  readonly unit: string;
  readonly scale: PriceScale;
}

function modeInWords(terms: TradingTerms, stepFen: Fen | null, price: InPrice): string[] {
  if (isSealedMode(terms.mode)) return sealedInWords(terms, stepFen, price);
  return terms.mode === 'DESC'
    ? fallingInWords(terms, stepFen ?? 0n, price)
    : openInWords(terms, stepFen ?? 0n, price);
}

function sealedInWords(terms: TradingTerms, stepFen: Fen | null, { unit, scale }: InPrice): string[] {
  const { mode, freeMinutes, priceWeight, extraRoundMinutes } = terms;
  const step = stepFen === null ? '' : `，报价和起始价要相差 ${formatPrice(stepFen, scale)} ${unit}的整数倍`;
  const equal =
    extraRoundMinutes > 0
      ? `同价的加报一轮 ${extraRoundMinutes} 分钟，还相同的由系统公开抽签`
      : '同价的由系统公开抽签';
  return [
    `${freeMinutes} 分钟内每人密封报价一次，报出不能改${step}；到时间由两位持钥人一起开启，开启前谁也看不到。`,
    ...(mode === 'WEIGHTED'
      ? [`价格占 ${priceWeight / 100}%，方案占 ${100 - priceWeight / 100}%；方案得分在开启报价以前定下。`]
      : []),
    `报价相同的，先看优先权；${equal}。`,
  ];
}

function openInWords(terms: TradingTerms, stepFen: Fen, { unit, scale }: InPrice): string[] {
  const { mode, freeMinutes, limitedSeconds, firstBid, mostSteps, leapFrom, extension } = terms;
  const from = leapFrom === undefined ? '' : '（从当时的价算，第一口从起始价算）';
  const direction = mode === 'REV_ASC' ? '降' : '加';
  const { manner, byMs, triggerMs, most } = extension;
  const trigger = triggerMs < limitedSeconds * 1000 ? `最后 ${inTime(triggerMs / 1000)}内` : '';
  const effect =
    manner === 'RESET' ? `从出价时起重新计时 ${inTime(byMs / 1000)}` : `结束时间延后 ${inTime(byMs / 1000)}`;
  const phases =
    mode === 'DYNAMIC'
      ? `公告期内取得资格的就可以出价，报名截止以前只公布价格和时间；保证金和双方意见都定下以后，由中心公布限时竞价的开始时间。限时竞价 ${inTime(limitedSeconds)}`
      : `自由竞价 ${freeMinutes} 分钟，接着限时竞价 ${inTime(limitedSeconds)}`;
  return [
    `每次${direction}价是 ${formatPrice(stepFen, scale)} ${unit}的整数倍${mostSteps === null ? '' : `，一次最多 ${mostSteps} 档${from}`}；${FIRST_BIDS[firstBid]}。`,
    `${phases}：${trigger}有人出价，${effect}${most === null ? '' : `，最多 ${most} 次`}，直到没有人再出。`,
  ];
}

function fallingInWords(
  { floorFen, intervalSeconds }: TradingTerms,
  stepFen: Fen,
  { unit, scale }: InPrice,
): string[] {
  return [
    `从起始价起，每 ${inTime(intervalSeconds)}降 ${formatPrice(stepFen, scale)} ${unit}，最低降到 ${formatPrice(floorFen ?? 0n, scale)}；第一个接受的人按他接受的价成交。`,
  ];
}

/** `90` → `90 秒`, `300` → `5 分钟`. */
function inTime(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} 分钟` : `${seconds} 秒`;
}
