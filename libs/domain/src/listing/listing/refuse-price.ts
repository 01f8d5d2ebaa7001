import { isRefusal, type Refusal, refusal, isBlank } from '../../kernel/index.js';
import { formatPrice, formatYuan, parsePrice, type PriceScale } from '../../kernel/money/index.js';
import { firstYearPrice, PART_YEARS, priceUnit, priceYears, scaleOf, totalPrice } from '../price/index.js';
import {
  classifyProcurement,
  DECIDING_KINDS,
  findRight,
  type Procurement,
  type PropertyType,
  refuseProcurement,
} from '../../property/property-type/index.js';
import { refuseTrading } from '../trading-choice/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import { APPLICATION_FIELDS, type Application } from './application.js';
import { unitOf } from './application-quantity.js';
import { refuseLateFee } from './late-fee-rate.js';
import { refuseBond } from './bond-terms.js';
import { PAYMENT_MODES, refusePaymentTerms } from './payment.js';
import { readProcurement } from './procurement-facts.js';
import { readFen, readPrice, readStartPrice } from './read-price.js';
import type { PriceContext } from './price-context.js';
import { refuseEarnest } from './refuse-earnest.js';
import { refuseMethod } from './refuse-method.js';
import { refuseEscalation } from './stated-escalation.js';

/** Every fault of price, step, deposit and payment. Source: rules §3.0, §4, §8, §17. */
export function refusePrice(application: Application, context: PriceContext): Refusal[] {
  const scale = scaleOf(application.priceUnit);
  return [
    ...refuseStart(application, context),
    ...refuseAmount(application.stepYuan, 'stepYuan', scale),
    ...refuseUnreadable(application.depositYuan, 'depositYuan', 2),
    ...refuseAmount(application.statedTotalYuan, 'statedTotalYuan', 2),
    ...refuseUnit(application, context.type),
    ...refuseStep(application, context.rulebook),
    ...refuseTrading(application.trading ?? {}, context.rulebook, {
      isBuying: context.type.isBuying,
      isNegotiated: application.method === 'NEGOTIATION',
      startPriceFen: readPrice(application.startPriceYuan, application),
      stepFen: readPrice(application.stepYuan, application),
      scale,
    }),
    ...refuseEscalation(application.escalation, scale),
    ...refuseIdleGrowth(application, context),
    ...refusePartYear(application),
    ...refusePayment(application, context),
    ...refuseDeposit(application, context),
    ...refuseBond(application, readStartPrice(application, context.type, context.rulebook), context.type),
    ...refuseEarnest(application, context),
    ...refuseMethod(application, context),
    ...refuseIntended(application),
    ...refusePurchase(application, context),
  ];
}

type Amount = 'startPriceYuan' | 'stepYuan' | 'depositYuan' | 'statedTotalYuan';

/** A right is given for nothing where its type allows it, by a household, and by negotiation: nobody bids for a gift. Source: rules §3.1. */
function refuseStart(application: Application, { type, listerKind }: PriceContext): Refusal[] {
  const { startPriceYuan, method } = application;
  const scale = scaleOf(application.priceUnit);
  const isFree = readPrice(startPriceYuan, application) === 0n;
  if (!isFree || !type.mayBeFree) return refuseAmount(startPriceYuan, 'startPriceYuan', scale);
  return method === 'NEGOTIATION' && type.mayList.includes(listerKind)
    ? []
    : [refusal('price.not-free', 'startPriceYuan')];
}

/** What may be nothing, as a deposit that is not asked for. Source: rules §6.4, §17 deposit.ratio. */
function refuseUnreadable(text: string | undefined, field: Amount, scale: PriceScale): Refusal[] {
  const amount = text ? parsePrice(text, scale) : undefined;
  return isRefusal(amount) ? [{ ...amount, field }] : [];
}

function refuseAmount(text: string | undefined, field: Amount, scale: PriceScale): Refusal[] {
  const unreadable = refuseUnreadable(text, field, scale);
  if (unreadable.length > 0) return unreadable;
  return text && parsePrice(text, scale) === 0n
    ? [refusal('price.zero', field, { name: APPLICATION_FIELDS[field] })]
    : [];
}

function refuseUnit(application: Application, type: PropertyType): Refusal[] {
  const right = findRight(type, application.right);
  const { priceUnit: name } = application;
  if (!name || !right) return [];
  if (!right.prices.includes(name))
    return [refusal('price.unit-not-allowed', 'priceUnit', { allowed: right.prices.join('、') })];
  const { quantityUnit } = priceUnit(name);
  const counted = unitOf(application, type);
  return quantityUnit !== null && counted && quantityUnit !== counted
    ? [refusal('price.unit-mismatch', 'priceUnit', { price: name, quantity: counted })]
    : [];
}

function refuseStep(application: Application, rulebook: Rulebook): Refusal[] {
  const start = readPrice(application.startPriceYuan, application);
  const step = readPrice(application.stepYuan, application);
  const maxRatio = BigInt(rulebook['bid.maxStepRatio']);
  if (!start || !step || step * 10_000n <= start * maxRatio) return [];
  const max = formatPrice((start * maxRatio) / 10_000n, scaleOf(application.priceUnit));
  return [refusal('price.step-too-large', 'stepYuan', { max })];
}

/** A growth that would never act is none: of a price that is no yearly one, or later than the term. Source: rules §21 A3. */
function refuseIdleGrowth(application: Application, { type, rulebook }: PriceContext): Refusal[] {
  const { escalation, priceUnit: name, right } = application;
  if (!escalation || !name || !findRight(type, right)?.prices.includes(name)) return [];
  if (!priceUnit(name).isYearly) return [refusal('escalation.not-yearly', 'escalation', { price: name })];
  const price = readStartPrice(application, type, rulebook);
  const { everyYears } = escalation;
  const years = price ? priceYears(price).length : Infinity;
  if (everyYears < years) return [];
  return [refusal('escalation.never', 'escalation.everyYears', { years, everyYears })];
}

function refusePartYear({ partYear }: Application): Refusal[] {
  if (!partYear || partYear in PART_YEARS) return [];
  return [
    refusal('application.bad-answer', 'partYear', {
      name: APPLICATION_FIELDS.partYear,
      shape: '列出的选项之一',
    }),
  ];
}

function refusePayment(application: Application, { type, rulebook, listerKind }: PriceContext): Refusal[] {
  const { payment, priceUnit: name, right, method, trading } = application;
  if (!payment) return [];
  if (!(payment in PAYMENT_MODES)) return [refusal('payment.mode-unknown', 'payment')];
  const isKnown = name && findRight(type, right)?.prices.includes(name);
  if (isKnown && !priceUnit(name).isYearly && (payment === 'YEARLY' || payment === 'EVERY_YEARS'))
    return [refusal('payment.not-yearly', 'payment', { price: name })];
  const price = readStartPrice(application, type, rulebook);
  const isFree = method === 'NEGOTIATION' && !DECIDING_KINDS.includes(listerKind);
  const late = refuseLateFee(application.lateFeePerMyriad);
  const faults = refusePaymentTerms(
    { mode: payment, everyYears: application.paymentEveryYears, parts: application.paymentPlan },
    {
      years: price?.unit.isYearly ? priceYears(price).length : undefined,
      startTotalFen: price && totalPrice(price),
      mayFall: type.isBuying || isFree || trading?.mode === 'DESC',
    },
  );
  return late ? [...faults, late] : faults;
}

function refuseDeposit(application: Application, { type, rulebook }: PriceContext): Refusal[] {
  const deposit = readFen(application.depositYuan);
  const price = readStartPrice(application, type, rulebook);
  if (!deposit || !price) return [];
  const ratio = BigInt(rulebook[type.isBuying ? 'deposit.tenderMaxRatio' : 'deposit.maxRatio']);
  const max = (firstYearPrice(price) * ratio) / 10_000n;
  if (deposit <= max) return [];
  const code = type.isBuying ? 'deposit.tender-ratio-too-high' : 'deposit.ratio-too-high';
  return [refusal(code, 'depositYuan', { max: formatYuan(max) })];
}

function refuseIntended(application: Application): Refusal[] {
  const { method, intended, priceUnit: unit } = application;
  if (method !== 'NEGOTIATION' || !intended) return [];
  const name = '意向受让方';
  if (isBlank(intended.name)) return [refusal('application.missing-field', 'intended.name', { name })];
  const price = intended.priceYuan ? parsePrice(intended.priceYuan, scaleOf(unit)) : undefined;
  if (price === undefined)
    return [refusal('application.missing-field', 'intended.priceYuan', { name: '意向价' })];
  if (isRefusal(price)) return [{ ...price, field: 'intended.priceYuan' }];
  const isFree = readPrice(application.startPriceYuan, application) === 0n;
  return price === 0n && !isFree ? [refusal('price.zero', 'intended.priceYuan', { name: '意向价' })] : [];
}

function refusePurchase(application: Application, context: PriceContext): Refusal[] {
  if (!context.type.isBuying) return [];
  const purchase = readProcurement(application, context.relatedFen ?? 0n);
  if (!purchase) return [];
  const ceilingPrice = readFen(application.startPriceYuan);
  const over =
    ceilingPrice && ceilingPrice > purchase.estimateFen
      ? [
          refusal('procurement.over-estimate', 'startPriceYuan', {
            estimate: formatYuan(purchase.estimateFen),
          }),
        ]
      : [];
  const fault =
    refuseProcurement(purchase, context.rulebook, context.isAllowedBySupervisor) ??
    refuseBiddingFor(purchase, application, context.rulebook);
  return fault ? [...over, fault] : over;
}

/** What must come to the platform is tendered; below that a village may let suppliers bid down. Source: rules §4. */
function refuseBiddingFor(
  purchase: Procurement,
  { method }: Application,
  rulebook: Rulebook,
): Refusal | undefined {
  if (method !== 'BIDDING' || classifyProcurement(purchase, rulebook) === 'VOLUNTARY') return undefined;
  return refusal('procurement.must-be-tendered', 'method', {
    floor: formatYuan(BigInt(rulebook['t14.floor'])),
  });
}
