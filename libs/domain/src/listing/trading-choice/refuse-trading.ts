import { isRefusal, type Refusal, refusal } from '../../kernel/index.js';
import { formatPrice, parsePrice, type PriceParts, type PriceScale } from '../../kernel/money/index.js';
import { limitsOf, type ParameterKey, type Rulebook } from '../../rules/rulebook/index.js';
import { BIDDING_MODES, type BiddingMode } from './bidding-mode.js';
import type { TradingChoice } from './trading-choice.js';
import { TRADING_FIELDS } from './trading-fields.js';

/** Modes in which a session can be held, by who lists: whoever buys takes the lowest. */
export function offeredModes(isBuying: boolean): BiddingMode[] {
  return isBuying ? ['REV_ASC', 'SEALED_ONE'] : ['ASC_MULTI', 'DYNAMIC', 'SEALED_ONE', 'WEIGHTED', 'DESC'];
}

interface Range {
  readonly floor: number;
  readonly ceiling: number;
  readonly unit: string;
}

/** Of sealed offers, in one session. */
export const MOST_ROUNDS = 3;

/** A trigger shorter than this would be a contest of clicks. */
const SHORTEST_TRIGGER = 10;

/** So many may be asked for; a purchase asks for as many as the rulebook says at least. Source: rules §21 A10. */
function biddersOf(rulebook: Rulebook, isBuying: boolean): Range {
  return isBuying
    ? { floor: rulebook['t14.minBidders'], ceiling: 9, unit: '人' }
    : { floor: 2, ceiling: 3, unit: '人' };
}

function rangesOf(limitedSeconds: number): Partial<Record<keyof TradingChoice, Range>> {
  return {
    freeMinutes: rangeOf('bid.freeMinutes'),
    limitedSeconds: rangeOf('bid.limitedSeconds'),
    extensionSeconds: rangeOf('bid.extensionSeconds'),
    intervalSeconds: rangeOf('bid.intervalSeconds'),
    triggerSeconds: { floor: SHORTEST_TRIGGER, ceiling: limitedSeconds, unit: '秒' },
    confirmMinutes: { floor: 2, ceiling: 30, unit: '分钟' },
    mostSteps: { floor: 1, ceiling: 10_000, unit: '档' },
    mostExtensions: { floor: 1, ceiling: 1_000, unit: '次' },
    priceWeightPercent: { floor: 10, ceiling: 90, unit: '%' },
    writtenRounds: { floor: 1, ceiling: MOST_ROUNDS, unit: '轮' },
    extraRoundMinutes: { floor: 0, ceiling: 60, unit: '分钟' },
    silencePercent: { floor: 0, ceiling: 100, unit: '%' },
  };
}

function rangeOf(key: ParameterKey): Range {
  const { floor, ceiling, unit } = limitsOf(key);
  return { floor, ceiling, unit };
}

/** Every fault of how a lister wants the bidding held. Source: rules §8.2, §17. */
export function refuseTrading(
  choice: TradingChoice,
  rulebook: Rulebook,
  lot: {
    readonly isBuying: boolean;
    readonly isNegotiated?: boolean;
    readonly startPriceFen: PriceParts | undefined;
    readonly stepFen?: PriceParts | undefined;
    readonly scale?: PriceScale;
  },
): Refusal[] {
  const ranges = {
    ...rangesOf(choice.limitedSeconds ?? rulebook['bid.limitedSeconds']),
    minBidders: biddersOf(rulebook, lot.isBuying),
  };
  const outside = Object.entries(ranges).flatMap(([key, { floor, ceiling, unit }]) => {
    const value = choice[key as keyof TradingChoice];
    if (
      value === undefined ||
      (Number.isInteger(value) && Number(value) >= floor && Number(value) <= ceiling)
    )
      return [];
    const name = TRADING_FIELDS[key as keyof TradingChoice];
    return [refusal('bid.window-out-of-range', `trading.${key}`, { name, floor, ceiling, unit })];
  });
  return [
    ...outside,
    ...refuseMode(choice, lot.isBuying),
    ...refuseRounds(choice),
    ...refuseFloor(choice, lot),
    ...refuseCeiling(choice, lot),
    ...(lot.isNegotiated ? refuseNegotiated(choice) : []),
  ];
}

function refuseMode({ mode }: TradingChoice, isBuying: boolean): Refusal[] {
  const offered = offeredModes(isBuying);
  if (mode === undefined || offered.includes(mode)) return [];
  const names = offered.map((one) => BIDDING_MODES[one]).join('、');
  return [refusal('trading.mode-not-offered', 'trading.mode', { offered: names })];
}

/** Several rounds are of one-shot offers: elsewhere prices move anyway, or plans have been scored once. */
function refuseRounds({ mode, writtenRounds = 1 }: TradingChoice): Refusal[] {
  if (writtenRounds === 1 || mode === 'SEALED_ONE') return [];
  const name = BIDDING_MODES.SEALED_ONE;
  return [refusal('trading.rounds-not-offered', 'trading.writtenRounds', { name })];
}

/**
 * At a table nothing sealed is opened, and a better offer from outside turns it into bidding that goes up from the
 * price agreed. Source: rules §8.1, §21 A8.
 */
function refuseNegotiated({ hasReserve, mode }: TradingChoice): Refusal[] {
  return [
    ...(hasReserve ? [refusal('trading.reserve-not-offered', 'trading.hasReserve')] : []),
    ...(mode === 'DESC'
      ? [refusal('trading.negotiated-descending', 'trading.mode', { name: BIDDING_MODES.DESC })]
      : []),
  ];
}

function refuseFloor(
  { mode, floorYuan, hasReserve }: TradingChoice,
  {
    startPriceFen,
    scale = 2,
  }: { readonly startPriceFen: PriceParts | undefined; readonly scale?: PriceScale },
): Refusal[] {
  if (mode !== 'DESC') return [];
  if (hasReserve) return [refusal('trading.reserve-and-floor', 'trading.hasReserve')];
  const floor = floorYuan ? parsePrice(floorYuan, scale) : undefined;
  if (floor === undefined)
    return [refusal('application.missing-field', 'trading.floorYuan', { name: TRADING_FIELDS.floorYuan })];
  if (isRefusal(floor)) return [{ ...floor, field: 'trading.floorYuan' }];
  const isBelow = floor > 0n && (startPriceFen === undefined || floor < startPriceFen);
  if (isBelow) return [];
  return [
    refusal('trading.floor-not-below', 'trading.floorYuan', {
      start: formatPrice(startPriceFen ?? 0n, scale),
    }),
  ];
}

/**
 * A ceiling is above the start price, and where prices move by steps a whole number of them: else nobody could reach
 * it. Whoever buys, or lets a price fall, has it in the start price. Source: rules §21 A12.
 */
function refuseCeiling(
  { mode, ceilingYuan }: TradingChoice,
  lot: Parameters<typeof refuseTrading>[2],
): Refusal[] {
  if (!ceilingYuan) return [];
  const field = 'trading.ceilingYuan';
  if (lot.isBuying || lot.isNegotiated || mode === 'DESC')
    return [refusal('trading.ceiling-not-offered', field)];
  const { startPriceFen, stepFen, scale = 2 } = lot;
  const ceiling = parsePrice(ceilingYuan, scale);
  if (isRefusal(ceiling)) return [{ ...ceiling, field }];
  if (startPriceFen === undefined) return [];
  const start = formatPrice(startPriceFen, scale);
  if (ceiling <= startPriceFen) return [refusal('trading.ceiling-not-above', field, { start })];
  if (!stepFen || (ceiling - startPriceFen) % stepFen === 0n) return [];
  return [refusal('trading.ceiling-off-step', field, { start, step: formatPrice(stepFen, scale) })];
}
