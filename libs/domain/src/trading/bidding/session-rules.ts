import type { Instant } from '../../kernel/date/index.js';
import type { PriceParts, PriceScale } from '../../kernel/money/index.js';
import type { EXTENSION_MANNERS, FirstBid } from '../../listing/trading-choice/index.js';

export interface Extension {
  readonly manner: keyof typeof EXTENSION_MANNERS;
  readonly byMs: number;
  /** Only a bid in the last so many milliseconds extends. */
  readonly triggerMs: number;
  /** How often at most; null without limit. */
  readonly most: number | null;
}

interface CommonRules {
  /** Decimals of every price of the session; two, fen, where nothing is said. Source: rules §21 A1. */
  readonly priceScale?: PriceScale;
  /** Start price; where the lister buys, the ceiling. */
  readonly startPriceFen: PriceParts;
  readonly startAt: Instant;
  /** Minute of the day in Asia/Shanghai at which a running session stops for the night; null where it does not. */
  readonly dayEndMinute: number | null;
}

/** A free phase, then a limited window that bids extend. Source: rules §8.2.2. */
export interface OpenRules extends CommonRules {
  readonly mode: 'ASC_MULTI' | 'REV_ASC' | 'DYNAMIC';
  readonly stepFen: PriceParts;
  /** The largest leap, in steps; null without limit. */
  readonly mostSteps: number | null;
  /** Nobody goes above it, and whoever likes may declare it; missing where there is none. Source: rules §21 A12. */
  readonly ceilingFen?: PriceParts;
  /** The leap counts from the price on the table, of the first bid from the start; missing where one step less. */
  readonly leapFrom?: 'TABLE';
  readonly firstBid: FirstBid;
  /** End of 自由竞价 as set up; pauses move it on. */
  readonly freeEndAt: Instant;
  readonly limitedMs: number;
  /** How long whoever goes on has to say so between the two phases; missing where nobody is asked. Source: rules §8.2.2. */
  readonly confirmMs?: number;
  readonly extension: Extension;
}

/** The price falls by a step an interval, to the floor; the first who accepts wins. Source: rules §8.2.1 DESC. */
export interface FallingRules extends CommonRules {
  readonly mode: 'DESC';
  readonly stepFen: PriceParts;
  readonly floorFen: PriceParts;
  readonly intervalMs: number;
}

/** One sealed price each, opened for all at the end. Source: rules §8.2.1 SEALED_ONE, WEIGHTED. */
export interface SealedRules extends CommonRules {
  readonly mode: 'SEALED_ONE' | 'WEIGHTED';
  readonly stepFen: PriceParts | null;
  readonly endAt: Instant;
  /** How many rounds everybody may offer in, each as long as the first; one where nothing is said. */
  readonly rounds?: number;
  readonly isBuying: boolean;
  /** What is above it does not count; missing where there is none. Source: rules §21 A12. */
  readonly ceilingFen?: PriceParts;
  /** Weight of the price in ten-thousandths, the rest is the plan's; 10,000 where only the price counts. */
  readonly priceWeight: number;
  /** How long an extra round among equals lasts; null where the lot is drawn at once. */
  readonly extraRoundMs: number | null;
  /** How long before it begins a further round is announced; missing in sessions of older notices. */
  readonly roundNoticeMs?: number;
}

/** How many rounds everybody may offer in; whatever follows is among equals. */
export function writtenRoundsIn({ rounds = 1 }: Pick<SealedRules, 'rounds'>): number {
  return rounds;
}

/** Decimals of a session's prices. */
export function scaleIn({ priceScale = 2 }: Pick<SessionRules, 'priceScale'>): PriceScale {
  return priceScale;
}

/** Whether prices of a session are sealed until its opening. */
export function isSealedRules(rules: SessionRules): rules is SealedRules {
  return rules.mode === 'SEALED_ONE' || rules.mode === 'WEIGHTED';
}

/** The rules of one session, frozen when it is set up; every value of them stands in the notice. */
export type SessionRules = OpenRules | FallingRules | SealedRules;
