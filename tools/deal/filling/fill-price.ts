import { type TradedRight, divideHalfUp, formatQuantity, initialRulebook, isSealedMode } from '@helan/domain';
import { type Filling, standIn } from './filling.js';
import type { FilledTerm } from './fill-term.js';
import type { PriceFor } from '../reading/stated-price.js';
import { type Counted, ONE, convert } from '../reading/units.js';

/** Steps that people would choose, in 0.0001 元. */
const NICE_STEPS = [1n, 2n, 5n, 10n, 20n, 50n, 100n, 200n, 500n, 1000n].map((yuan) => yuan * ONE);
const CENT = 100n;

export interface FilledPrice {
  readonly priceUnit: string;
  /** All amounts in 0.0001 元. */
  readonly start: bigint;
  readonly step?: bigint | undefined;
  readonly deposit: bigint;
}

interface Subject {
  readonly quantity: Counted;
  readonly term: FilledTerm | undefined;
}

/**
 * Start price, step and deposit in the units in which the notice states them; nothing is divided to fit another unit.
 * What it does not say is chosen so that it is no reason to refuse what it does say.
 */
export function fillPrice(filling: Filling, subject: Subject): FilledPrice {
  const { start, unit } = startOf(filling, subject);
  return {
    priceUnit: unit.name,
    start,
    step: stepOf(filling, subject, { start, unit }),
    deposit: depositOf(filling, subject, { start, unit }),
  };
}

interface Unit {
  readonly name: string;
  readonly per: string | null;
  readonly isYearly: boolean;
}

interface Start {
  readonly start: bigint;
  readonly unit: Unit;
}

function startOf(filling: Filling, { quantity, term }: Subject): Start {
  const { reading, remarks } = filling;
  const stated = reading.price?.value;
  if (!stated) return guessStart(filling, { quantity, term });
  const isRentAYear =
    !stated.isYearly &&
    !stated.isTotal &&
    !reading.right.isOutright &&
    reading.payment?.value?.kind === 'YEARLY';
  if (isRentAYear && stated.per === null) remarks.push('起始价：公告写租金一年一交，按每年的价');
  const own = unitOf(
    { ...stated, isYearly: stated.isYearly || (isRentAYear && stated.per === null) },
    reading.right,
  );
  if (own.isYearly && !stated.isYearly && !isRentAYear && (term?.months ?? 0) > 12)
    remarks.push(`起始价：公告没有写是不是每年的价，按 ${own.name}`);
  if (stated.others.length > 0)
    remarks.push(
      `起始价：公告还写了 ${stated.others.map(formatQuantity).join('、')}，没有写哪一个是哪一部分的，按最低的起价`,
    );
  const conversion = own.per === null ? undefined : convert(own.per, [quantity.unit]);
  if (!conversion || conversion.unit === own.per) return { start: stated.amount, unit: own };
  const amount = stated.amount * conversion.under;
  // What does not come out even stays as it is stated, and is judged as such.
  if (amount % (conversion.over * CENT) !== 0n) return { start: stated.amount, unit: own };
  return { start: amount / conversion.over, unit: named(conversion.unit, own.isYearly) };
}

/** The stated unit; `元/亩` of a right that is paid by the year is a year's price. */
function unitOf({ per, isYearly, isTotal }: PriceFor, { prices }: TradedRight): Unit {
  const own = named(per, isYearly);
  const yearly = named(per, true);
  const isOnlyYearly = !isTotal && per !== null && !prices.includes(own.name) && prices.includes(yearly.name);
  return isOnlyYearly ? yearly : own;
}

function named(per: string | null, isYearly: boolean): Unit {
  return { name: `元${per === null ? '' : `/${per}`}${isYearly ? '/年' : ''}`, per, isYearly };
}

/** A price that the deposit fits, or one that anybody would pay. */
function guessStart(filling: Filling, { quantity }: Subject): Start {
  const { reading, type } = filling;
  const fitting = reading.right.prices.map(readUnit).find(({ per }) => per === null || per === quantity.unit);
  const unit = fitting ?? named(null, false);
  const deposit = reading.deposit?.value;
  const whole =
    deposit && 'amount' in deposit && deposit.amount > 0n && deposit.per === null
      ? (deposit.amount * ONE) / depositRatio(type.code, type.isBuying)
      : 10_000n * ONE;
  const start = unit.per === null ? whole : toCent(divideHalfUp(whole * ONE, quantity.amount));
  standIn(filling, '起始价', reading.price, ` ${formatQuantity(start)} ${unit.name}`);
  return { start, unit };
}

function readUnit(name: string): Unit {
  const [, ...per] = name.split('/');
  const isYearly = per.at(-1) === '年';
  const [first = null] = isYearly ? per.slice(0, -1) : per;
  return named(first, isYearly);
}

/** In the price's own unit; for each unit of a thing whose price is for the whole, so many times as there are. */
function stepOf(filling: Filling, { quantity }: Subject, { start, unit }: Start): bigint | undefined {
  const { reading, type } = filling;
  const stated = reading.step?.value;
  if (stated)
    return stated.per !== null && unit.per === null ? (stated.amount * quantity.amount) / ONE : stated.amount;
  const { method, mode } = reading.method;
  if (type.isRelay || method !== 'BIDDING' || (mode && isSealedMode(mode))) return undefined;
  const step = [...NICE_STEPS].reverse().find((nice) => nice * 50n <= start) ?? CENT;
  standIn(filling, '加价幅度', reading.step, `起始价百分之一上下取整，${formatQuantity(step)} 元`);
  return step;
}

function depositOf(filling: Filling, subject: Subject, start: Start): bigint {
  const { reading, type } = filling;
  const stated = reading.deposit?.value;
  if (stated && 'amount' in stated)
    return stated.per === null ? stated.amount : (stated.amount * subject.quantity.amount) / ONE;
  if (stated) {
    const base = stated.of === 'TOTAL' ? wholeOf(start, subject) : firstYearOf(start, subject);
    return toCent(divideHalfUp(base * BigInt(stated.percentHundredths), ONE));
  }
  const ratio = depositRatio(type.code, type.isBuying);
  const amount = ((firstYearOf(start, subject) * ratio) / ONE / ONE) * ONE;
  const lawful = amount > 0n || start.start === 0n ? amount : CENT;
  if (!type.isRelay)
    standIn(
      filling,
      '保证金',
      reading.deposit,
      `首年价款的 ${ratio / 100n}% 取整，${formatQuantity(lawful)} 元`,
    );
  return lawful;
}

/** In hundredths of a percent. */
function depositRatio(typeCode: string, isBuying: boolean): bigint {
  const rulebook = initialRulebook();
  if (isBuying) return BigInt(rulebook['deposit.tenderMaxRatio']);
  return BigInt(rulebook[typeCode === 'T01' ? 'deposit.householdRatio' : 'deposit.ratio']);
}

/** What is paid for the first year, or for everything where the price is not a year's. */
function firstYearOf({ start, unit }: Start, { quantity, term }: Subject): bigint {
  const whole = unit.per === null ? start : (start * quantity.amount) / ONE;
  const days = term ? BigInt(term.months * 30 + term.days) : 360n;
  return unit.isYearly && days < 360n ? (whole * days) / 360n : whole;
}

function wholeOf(start: Start, subject: Subject): bigint {
  const year = firstYearOf(start, subject);
  const { term } = subject;
  if (!start.unit.isYearly || !term || term.months < 12) return year;
  return (year * BigInt(term.months * 30 + term.days)) / 360n;
}

function toCent(amount: bigint): bigint {
  const cents = divideHalfUp(amount, CENT);
  return (cents > 0n ? cents : 1n) * CENT;
}
