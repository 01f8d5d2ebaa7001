import { type Fen, parsePrice, type PriceScale } from '../../kernel/money/index.js';
import { isRefusal } from '../../kernel/index.js';
import { ROUND_NOTICE_MINUTES } from './trading-hours.js';
import type { TradingMethod } from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import type { ClaimGround } from '../registration/index.js';
import {
  type AfterRefusal,
  type BiddingMode,
  type FewBidders,
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
  /** How long bidders have to confirm before the limited phase; missing where nobody is asked. Source: rules §8.2.2. */
  readonly confirmMinutes?: number;
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
  /** How many rounds of sealed offers; missing where there is one. */
  readonly writtenRounds?: number;
  /** 0 where equals are drawn at once. */
  readonly extraRoundMinutes: number;
  /** How long before it begins a further round is announced; missing where none can be, and in older notices. */
  readonly roundNoticeMinutes?: number;
  readonly floorFen: Fen | null;
  /** What nobody goes above when selling; missing where the notice sets none. Source: rules §21 A12. */
  readonly ceilingFen?: Fen;
  readonly intervalSeconds: number;
  /** Hour of the day in Asia/Shanghai at which a running session stops. */
  readonly dayEndHour: number;
  readonly graceSeconds: number;
  /** For how long no process may be silent before an end; missing in notices from before that rule. */
  readonly outageSeconds?: number;
  readonly fewBidders: FewBidders;
  /** How many must take part where the notice sets it itself; missing where the rulebook does. */
  readonly minBidders?: number;
  /**
   * What belongs to a collective is bid for by two, whatever the notice asks for; missing of a purchase, for which
   * three compete, and in older notices. Source: rules §21 A10.
   */
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
  const floorFen = priceOf(choice.floorYuan, lot.scale);
  const ceilingFen = priceOf(choice.ceilingYuan, lot.scale);
  return {
    mode: choice.mode ?? (lot.isBuying ? 'REV_ASC' : 'ASC_MULTI'),
    freeMinutes: choice.freeMinutes ?? rulebook['bid.freeMinutes'],
    limitedSeconds,
    ...(choice.confirmMinutes === undefined ? {} : { confirmMinutes: choice.confirmMinutes }),
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
    ...((choice.writtenRounds ?? 1) > 1 ? { writtenRounds: choice.writtenRounds! } : {}),
    extraRoundMinutes: choice.extraRoundMinutes ?? 10,
    ...(mayHaveRounds(choice) ? { roundNoticeMinutes: ROUND_NOTICE_MINUTES } : {}),
    floorFen,
    ...(ceilingFen === null ? {} : { ceilingFen }),
    intervalSeconds: choice.intervalSeconds ?? rulebook['bid.intervalSeconds'],
    dayEndHour: rulebook['bid.dayEndHour'],
    graceSeconds: rulebook['bid.closeGraceSeconds'],
    outageSeconds: rulebook['bid.outageSeconds'],
    fewBidders: choice.fewBidders ?? (lot.isCollective ? 'SECOND_ROUND' : 'AGREE'),
    ...(choice.minBidders === undefined ? {} : { minBidders: choice.minBidders }),
    ...(lot.isCollective && !lot.isBuying ? { areTwoEnough: true } : {}),
    afterRefusal: choice.afterRefusal ?? 'NEXT',
    silencePercent: choice.silencePercent ?? 0,
    priority: lot.priority,
  };
}

/** Whether sealed offers may be followed by others, for everybody or among equals. */
function mayHaveRounds({ mode, writtenRounds = 1, extraRoundMinutes = 10 }: TradingChoice): boolean {
  return mode !== undefined && isSealedMode(mode) && (writtenRounds > 1 || extraRoundMinutes > 0);
}

function priceOf(text: string | undefined, scale: PriceScale = 2): Fen | null {
  const price = text ? parsePrice(text, scale) : null;
  return isRefusal(price) ? null : price;
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

/** A session that is open since publication waits no longer for its limited window, in milliseconds. Source: rules §17 notice.maxMonths. */
export const LONGEST_LISTING_MS = 186 * 86_400_000;

/** The rules of the session that begins at a moment; throws where an open mode has no step. */
export function sessionRulesOf(
  terms: TradingTerms,
  { priceScale, startPriceFen, stepFen, isBuying, isListed }: SessionSubject,
  startAt: number,
): SessionRules {
  const { mode, floorFen, intervalSeconds, dayEndHour, ceilingFen } = terms;
  const ceiling = ceilingFen === undefined ? {} : { ceilingFen };
  const time = { startAt, dayEndMinute: dayEndHour * 60, ...(priceScale ? { priceScale } : {}) };
  if (isSealedMode(mode)) {
    const { priceWeight, extraRoundMinutes, writtenRounds: rounds, roundNoticeMinutes } = terms;
    const held = {
      ...(rounds === undefined ? {} : { rounds }),
      ...(roundNoticeMinutes === undefined ? {} : { roundNoticeMs: roundNoticeMinutes * 60_000 }),
    };
    const endAt = startAt + terms.freeMinutes * 60_000;
    const extraRoundMs = extraRoundMinutes > 0 ? extraRoundMinutes * 60_000 : null;
    return {
      mode,
      ...time,
      startPriceFen,
      stepFen,
      ...ceiling,
      endAt,
      ...held,
      isBuying,
      priceWeight,
      extraRoundMs,
    };
  }
  if (stepFen === null) throw new Error(`${mode} needs a step`);
  const common = { ...time, startPriceFen, stepFen };
  if (mode === 'DESC')
    return { mode, ...common, floorFen: floorFen ?? startPriceFen, intervalMs: intervalSeconds * 1000 };
  const { freeMinutes, limitedSeconds, firstBid, mostSteps, leapFrom, extension } = terms;
  const leap = leapFrom === undefined ? { mostSteps } : { mostSteps, leapFrom };
  const freeEndAt = startAt + (mode === 'DYNAMIC' && isListed ? LONGEST_LISTING_MS : freeMinutes * 60_000);
  const { confirmMinutes } = terms;
  const limited = {
    limitedMs: limitedSeconds * 1000,
    ...(confirmMinutes === undefined ? {} : { confirmMs: confirmMinutes * 60_000 }),
  };
  return { mode, ...common, ...ceiling, freeEndAt, ...limited, firstBid, ...leap, extension };
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

/** Whether an open session of these terms may end in a drawing, whose seed the notice commits to. Source: rules §21 A12. */
export function mayDrawOpenly(terms: Pick<TradingTerms, 'mode' | 'hasReserve' | 'ceilingFen'>): boolean {
  return terms.ceilingFen !== undefined && !isSealed(terms);
}

/** How many keys of an older lot these terms need: one for the first opening, one more for an extra round among equals. */
export function lotKeysNeeded(terms: TradingTerms): number {
  if (!isSealed(terms)) return 0;
  return isSealedMode(terms.mode) && terms.extraRoundMinutes > 0 ? 2 : 1;
}
