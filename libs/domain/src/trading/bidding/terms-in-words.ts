import { type Fen, formatPrice, type PriceScale } from '../../kernel/money/index.js';
import {
  AFTER_REFUSAL,
  BIDDING_MODES,
  FEW_BIDDERS,
  FIRST_BIDS,
  isSealedMode,
} from '../../listing/trading-choice/index.js';
import { priorityInWords } from '../registration/index.js';
import type { TradingTerms } from './trading-terms.js';

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
    ...ceilingInWords(terms, unit, scale),
    ...reserveInWords(terms),
    ...rightsInWords(terms),
    `当日 ${dayEndHour}:00 还没结束的暂停，下一个工作日 9:00 接着来，剩下的时间不少。`,
    ...(terms.outageSeconds === undefined ? [] : arrivalInWords(terms.outageSeconds)),
    ...biddersInWords(terms),
    `${FEW_BIDDERS[fewBidders]}。`,
    `${AFTER_REFUSAL[afterRefusal]}。`,
    ...(silencePercent > 0 ? [`取得资格的人都不出价的，各扣保证金的 ${silencePercent}%。`] : []),
  ];
}

/** Among sealed offers, and at a ceiling, equals of one rank are drawn. Source: rules §21 A12. */
function rightsInWords({ mode, priority, ceilingFen }: TradingTerms): string[] {
  if (priority.length === 0) return [];
  if (isSealedMode(mode)) return [priorityInWords(priority, 'DRAWN')];
  return [priorityInWords(priority, ceilingFen === undefined ? 'EARLIER' : 'EARLIER_BELOW_CEILING')];
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

/** Source: rules §21 A12. */
function ceilingInWords({ mode, ceilingFen }: TradingTerms, unit: string, scale: PriceScale): string[] {
  if (ceilingFen === undefined) return [];
  const ceiling = `最高限价 ${formatPrice(ceilingFen, scale)} ${unit}`;
  return isSealedMode(mode)
    ? [`${ceiling}，高于它的报价不算；几个人都报到最高限价的不再加报，先看优先权，再由系统公开抽签。`]
    : [
        `${ceiling}，没有人能高于它；有人报到以后，其他人在结束以前也可以各报一次最高限价，结束时先看优先权，顺位相同的由系统公开抽签。`,
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
  const { mode, freeMinutes, priceWeight, extraRoundMinutes, writtenRounds, roundNoticeMinutes } = terms;
  const step = stepFen === null ? '' : `，报价和起始价要相差 ${formatPrice(stepFen, scale)} ${unit}的整数倍`;
  const equal =
    extraRoundMinutes > 0
      ? `同价的加报一轮 ${extraRoundMinutes} 分钟，还相同的由系统公开抽签`
      : '同价的由系统公开抽签';
  const next =
    roundNoticeMinutes === undefined ? '上一轮开启以后接着下一轮' : '上一轮开启以后公布下一轮的开始时间';
  return [
    `${freeMinutes} 分钟内每人密封报价一次，报出不能改${step}；到时间由两位持钥人一起开启，开启前谁也看不到。`,
    ...(writtenRounds === undefined
      ? []
      : [
          `一共报 ${writtenRounds} 轮，每轮 ${freeMinutes} 分钟，${next}；下一轮的报价不能低于已经开启的最高价（采购不能高于最低价），不再报的，原来的报价有效，以最后一次有效报价为准；第一轮没有人报价的不再进行。`,
        ]),
    ...(mode === 'WEIGHTED'
      ? [`价格占 ${priceWeight / 100}%，方案占 ${100 - priceWeight / 100}%；方案得分在开启报价以前定下。`]
      : []),
    `报价相同的，先看优先权；${equal}。`,
    ...(roundNoticeMinutes === undefined
      ? []
      : [`以后各轮（含加报）都在工作日的交易时间内开始，至少提前 ${roundNoticeMinutes} 分钟公布。`]),
  ];
}

function openInWords(terms: TradingTerms, stepFen: Fen, { unit, scale }: InPrice): string[] {
  const { mode, freeMinutes, limitedSeconds, confirmMinutes, firstBid, mostSteps, leapFrom, extension } =
    terms;
  const from = leapFrom === undefined ? '' : '（从当时的价算，第一口从起始价算）';
  const direction = mode === 'REV_ASC' ? '降' : '加';
  const { manner, byMs, triggerMs, most } = extension;
  const trigger = triggerMs < limitedSeconds * 1000 ? `最后 ${inTime(triggerMs / 1000)}内` : '';
  const effect =
    manner === 'RESET' ? `从出价时起重新计时 ${inTime(byMs / 1000)}` : `结束时间延后 ${inTime(byMs / 1000)}`;
  const confirmed =
    confirmMinutes === undefined
      ? ''
      : `自由竞价结束后 ${confirmMinutes} 分钟内确认进入限时竞价，没有确认的不能再出价，已经出的价仍然有效。`;
  const phases =
    mode === 'DYNAMIC'
      ? `公告期内取得资格的就可以出价，报名截止以前只公布价格和时间；保证金和双方意见都定下以后，由中心公布限时竞价的开始时间。限时竞价 ${inTime(limitedSeconds)}`
      : `自由竞价 ${freeMinutes} 分钟，接着限时竞价 ${inTime(limitedSeconds)}`;
  return [
    `每次${direction}价是 ${formatPrice(stepFen, scale)} ${unit}的整数倍${mostSteps === null ? '' : `，一次最多 ${mostSteps} 档${from}`}；${FIRST_BIDS[firstBid]}。`,
    `${phases}：${trigger}有人出价，${effect}${most === null ? '' : `，最多 ${most} 次`}，直到没有人再出。`,
    ...(confirmed === '' ? [] : [confirmed]),
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
