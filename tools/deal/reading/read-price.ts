import {
  type Fen,
  divideHalfUp,
  firstYearPrice,
  formatYuan,
  getPropertyType,
  initialRulebook,
  priceUnit,
} from '@helan/domain';
import type { Amount, NoticeFields } from '../deal-facts.js';
import type { ReadTerm } from './read-term.js';
import type { Reading } from './reading.js';

const NICE_STEPS_FEN = [100n, 200n, 500n, 1000n, 2000n, 5000n, 10_000n, 20_000n, 50_000n, 100_000n];
const ONE = 10_000n;

export interface ReadPrice {
  readonly priceUnit: string;
  readonly startFen: Fen;
  readonly stepFen: Fen;
  readonly depositFen: Fen;
  readonly payment: 'YEARLY' | 'ONCE';
}

export interface PriceSource {
  readonly fields: NoticeFields;
  /** In 0.0001 of the unit; what is not said is one unit. */
  readonly quantity: bigint;
  readonly units: readonly string[];
  readonly term: ReadTerm | undefined;
}

/**
 * Price, step, deposit and payment. What a notice does not say is chosen so that it is no reason to refuse
 * what it does say: a price that is missing is one that the deposit fits.
 */
export function readPrice(source: PriceSource, reading: Reading): ReadPrice {
  const { fields } = source;
  const stated = statedPrice(fields, source, reading);
  const unit = stated?.unit ?? source.units[0]!;
  const startFen = stated?.fen ?? guessPrice(source, unit, reading);
  const depositFen = readDeposit(source, { unit, startFen }, reading);
  return {
    priceUnit: unit,
    startFen,
    stepFen: readStep(source, { unit, startFen }, reading),
    depositFen,
    payment: readPayment(fields, unit, reading),
  };
}

export function plain(fen: Fen): string {
  return formatYuan(fen).replaceAll(',', '');
}

/** The amount of a notice in fen, whatever it is counted in. */
export function fenOf({ value, min, parts, unit = '' }: Amount): Fen | undefined {
  const number = value ?? min ?? (parts ? Object.values(parts)[0] : undefined);
  return number === undefined
    ? undefined
    : BigInt(Math.round(number * (unit.startsWith('万元') ? 1_000_000 : 100)));
}

/** A price in a unit that the right knows; a price for the whole is divided where the right knows only parts. */
function statedPrice(
  fields: NoticeFields,
  source: PriceSource,
  reading: Reading,
): { unit: string; fen: Fen } | undefined {
  const stated = [fields.startPrice, fields.fixedRent, fields.maxPrice, fields.budget].find(
    (amount) => amount && !/稻谷/.test(amount.unit ?? '') && fenOf(amount) !== undefined,
  );
  if (!stated) return undefined;
  const fen = fenOf(stated)!;
  if (stated.parts) reading.remarks.push(`公告分 ${Object.keys(stated.parts).length} 档定价，这里用第一档`);
  const unit = unitOf(stated, source.units);
  if (unit) return { unit, fen };
  const [own] = source.units;
  const isYearly = /年/.test(stated.unit ?? '') && !/总|整期/.test(stated.unit ?? '');
  const years = BigInt(isYearly ? 1 : (source.term?.years ?? 1));
  const divided = divideHalfUp(fen * ONE, source.quantity * years);
  reading.remarks.push(`公告的起价是整块的，折合 ${formatYuan(divided)} ${own}`);
  return { unit: own!, fen: divided };
}

/** The right's own price unit that says the same as the notice's; nothing where the right has none. */
function unitOf({ unit = '', basis = '' }: Amount, units: readonly string[]): string | undefined {
  const has = (name: string) => (units.includes(name) ? name : undefined);
  if (/总|整期/.test(unit)) return has('元');
  if (unit.includes('亩')) return has('元/亩/年') ?? has('元/亩');
  if (unit.includes('m³')) return has('元/m³');
  if (/年/.test(unit) || /年租金/.test(basis)) return has('元/年');
  return has('元');
}

function guessPrice(source: PriceSource, unit: string, reading: Reading): Fen {
  const deposit = source.fields.deposit ? fenOf(source.fields.deposit) : undefined;
  const ratio = BigInt(initialRulebook()['deposit.ratio']);
  const whole = deposit ? (deposit * 10_000n) / ratio : 1_000_000n;
  const { quantityUnit } = priceUnit(unit);
  const fen = quantityUnit === null ? whole : divideHalfUp(whole * ONE, source.quantity);
  reading.defaults.push(`起始价：公告未写，按 ${formatYuan(fen)} ${unit}`);
  return fen > 0n ? fen : 100n;
}

/** A step counts for the price unit where that stays within the ceiling, else for the whole. */
function readStep(
  { fields: { increment }, quantity }: PriceSource,
  { unit, startFen }: { unit: string; startFen: Fen },
  reading: Reading,
): Fen {
  const stated = increment ? fenOf(increment) : undefined;
  const max = (startFen * BigInt(initialRulebook()['bid.maxStepRatio'])) / 10_000n;
  if (stated !== undefined && (stated <= max || priceUnit(unit).quantityUnit === null)) return stated;
  if (stated !== undefined) {
    const perUnit = divideHalfUp(stated * ONE, quantity);
    reading.remarks.push(`加价幅度 ${formatYuan(stated)} 元是整块的，折合 ${formatYuan(perUnit)} ${unit}`);
    return perUnit > 0n ? perUnit : 1n;
  }
  const step = [...NICE_STEPS_FEN].reverse().find((nice) => nice * 50n <= startFen) ?? 1n;
  reading.defaults.push(`加价幅度：公告未写，按起始价百分之一取整，${formatYuan(step)} 元`);
  return step;
}

function readPayment({ paymentTerms = '' }: NoticeFields, unit: string, reading: Reading): 'YEARLY' | 'ONCE' {
  if (!priceUnit(unit).isYearly) return 'ONCE';
  if (/一次性/.test(paymentTerms)) return 'ONCE';
  if (!paymentTerms) reading.defaults.push('支付方式：公告未写，按一年一付');
  return 'YEARLY';
}

function readDeposit(
  { fields: { deposit }, quantity, term }: PriceSource,
  { unit, startFen }: { unit: string; startFen: Fen },
  reading: Reading,
): Fen {
  const base = firstYearPrice({ unitPriceFen: startFen, unit: priceUnit(unit), quantity, term });
  if (deposit?.pct) return (base * BigInt(Math.round(deposit.pct * 100))) / 10_000n;
  const stated = deposit ? fenOf(deposit) : undefined;
  if (stated !== undefined) return stated;
  const { isBuying } = getPropertyType(reading.typeCode);
  const key = isBuying
    ? 'deposit.tenderMaxRatio'
    : reading.typeCode === 'T01'
      ? 'deposit.householdRatio'
      : 'deposit.ratio';
  const ratio = initialRulebook()[key];
  const whole = ((base * BigInt(ratio)) / 1_000_000n) * 100n;
  const amount = whole > 0n ? whole : 1n;
  reading.defaults.push(`保证金：公告未写，按首年价款的 ${ratio / 100}%，取整 ${formatYuan(amount)} 元`);
  return amount;
}
