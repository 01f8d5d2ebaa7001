import {
  type Application,
  MOST_ROUNDS,
  type TradingChoice,
  formatQuantity,
  isSealedMode,
} from '@helan/domain';
import type { LotReading } from '../reading/lot-reading.js';
import type { FilledPrice } from './fill-price.js';

/** How it is traded, as far as the form has it; {@link isFollowed} says what it has not. */
export function fillMethod(reading: LotReading, price: FilledPrice): Partial<Application> {
  const { method } = reading.method;
  return {
    method,
    stepYuan: price.step === undefined ? '' : formatQuantity(price.step),
    trading: method === 'BIDDING' ? fillTrading(reading, price) : {},
  };
}

function fillTrading(reading: LotReading, price: FilledPrice): TradingChoice {
  const { mode, hasReserve } = reading.method;
  const { minBidders, writtenRounds, ceiling } = reading;
  const { extraRoundMinutes, ...others } = reading.manner;
  const mostSteps = mostStepsOf(reading, price);
  const follows = isFollowed(reading, price);
  return {
    ...others,
    ...(mode ? { mode } : {}),
    ...(hasReserve ? { hasReserve } : {}),
    ...(minBidders !== undefined && minBidders > 2 ? { minBidders } : {}),
    ...(mostSteps ? { mostSteps } : {}),
    ...(isSealed(reading) && extraRoundMinutes !== undefined ? { extraRoundMinutes } : {}),
    ...(follows.rounds && writtenRounds! > 1 ? { writtenRounds: writtenRounds! } : {}),
    ...(follows.ceiling ? { ceilingYuan: formatQuantity(ceiling!.value!.amount) } : {}),
  };
}

/** What is said of rounds, ceiling and raises, and whether the form can have it so. */
export function isFollowed(reading: LotReading, price: FilledPrice) {
  const { method, mode } = reading.method;
  const isBidFor = method === 'BIDDING';
  const { writtenRounds, ceiling, mostRaise } = reading;
  return {
    rounds:
      isBidFor && mode === 'SEALED_ONE' && (writtenRounds ?? 1) <= MOST_ROUNDS && Boolean(writtenRounds),
    ceiling: isBidFor && mode !== 'DESC' && Boolean(ceiling?.value) && isOfSameUnit(reading),
    raise: !mostRaise?.value?.amount || mostStepsOf(reading, price) !== undefined,
  };
}

/** A ceiling counts as the price does; one for something else is not held against it. */
function isOfSameUnit({ ceiling, price }: LotReading): boolean {
  const [most, least] = [ceiling?.value, price?.value];
  return Boolean(most && least && most.per === least.per && most.isYearly === least.isYearly);
}

/** An amount that is a whole number of steps is so many of them. */
function mostStepsOf(reading: LotReading, { step }: FilledPrice): number | undefined {
  const { steps, amount } = reading.mostRaise?.value ?? {};
  if (isSealed(reading)) return undefined;
  if (steps !== undefined) return steps;
  return amount && step && amount % step === 0n ? Number(amount / step) : undefined;
}

function isSealed({ method: { mode } }: LotReading): boolean {
  return mode !== undefined && isSealedMode(mode);
}
