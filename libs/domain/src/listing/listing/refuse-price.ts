import type { Quantity } from '../../kernel/area/index.js';
import { isPlainDate } from '../../kernel/date/index.js';
import type { PartyKind } from '../../kernel/identity/index.js';
import { isRefusal, type Refusal, refusal, isBlank } from '../../kernel/index.js';
import { type Fen, formatYuan, parseYuan } from '../../kernel/money/index.js';
import { firstYearPrice, type PriceTerms, type PriceUnit, priceUnit, totalPrice } from '../price/index.js';
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
import { APPLICATION_FIELDS, PAYMENT_MODES, type Application } from './application.js';
import { quantityOf, unitOf } from './application-quantity.js';
import { readProcurement } from './procurement-facts.js';

export interface PriceContext {
  readonly type: PropertyType;
  readonly rulebook: Rulebook;
  readonly listerKind: PartyKind;
  /** Fen of this buyer's other purchases that count together with this one (T14). */
  readonly relatedFen?: Fen;
  readonly isAllowedBySupervisor?: boolean;
}

/** Every fault of price, step, deposit and payment. Source: rules §3.0, §4, §8, §17. */
export function refusePrice(application: Application, context: PriceContext): Refusal[] {
  const amounts = (['startPriceYuan', 'stepYuan', 'depositYuan'] as const).flatMap((field) =>
    refuseAmount(application[field], field),
  );
  return [
    ...amounts,
    ...refuseUnit(application, context.type),
    ...refuseStep(application, context.rulebook),
    ...refuseTrading(application.trading ?? {}, context.rulebook, {
      isBuying: context.type.isBuying,
      startPriceFen: readFen(application.startPriceYuan),
    }),
    ...refusePayment(application, context.type),
    ...refuseDeposit(application, context),
    ...refuseMethod(application, context),
    ...refuseIntended(application),
    ...refusePurchase(application, context),
  ];
}

/** The start price over its quantity and term, as far as all of it can be read. */
export function readStartPrice(application: Application, type: PropertyType): PriceTerms | undefined {
  const unitPriceFen = readFen(application.startPriceYuan);
  const unit = readUnit(application, type);
  const quantity = quantityOf(application, type);
  if (!unitPriceFen || !unit || (unit.quantityUnit !== null && !quantity)) return undefined;
  const { termFrom = '', termTo = '', escalation } = application;
  const hasTerm = isPlainDate(termFrom) && isPlainDate(termTo) && termFrom <= termTo;
  if (unit.isYearly && !hasTerm) return undefined;
  const one: Quantity = 10_000n;
  return {
    unitPriceFen,
    unit,
    quantity: quantity ?? one,
    term: hasTerm ? { from: termFrom, to: termTo } : undefined,
    escalation: unit.isYearly ? (escalation ?? undefined) : undefined,
  };
}

export function readFen(text: string | undefined): Fen | undefined {
  const fen = text ? parseYuan(text) : undefined;
  return isRefusal(fen) ? undefined : fen;
}

function readUnit({ right, priceUnit: name }: Application, type: PropertyType): PriceUnit | undefined {
  return name && findRight(type, right)?.prices.includes(name) ? priceUnit(name) : undefined;
}

function refuseAmount(text: string | undefined, field: keyof typeof APPLICATION_FIELDS): Refusal[] {
  const amount = text ? parseYuan(text) : undefined;
  if (isRefusal(amount)) return [{ ...amount, field }];
  return amount === 0n ? [refusal('price.zero', field, { name: APPLICATION_FIELDS[field] })] : [];
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

function refuseStep({ startPriceYuan, stepYuan }: Application, rulebook: Rulebook): Refusal[] {
  const [start, step] = [readFen(startPriceYuan), readFen(stepYuan)];
  const maxRatio = BigInt(rulebook['bid.maxStepRatio']);
  if (!start || !step || step * 10_000n <= start * maxRatio) return [];
  return [refusal('price.step-too-large', 'stepYuan', { max: formatYuan((start * maxRatio) / 10_000n) })];
}

function refusePayment({ payment, priceUnit: name, right }: Application, type: PropertyType): Refusal[] {
  if (!payment) return [];
  if (!(payment in PAYMENT_MODES)) return [refusal('payment.mode-unknown', 'payment')];
  const isKnown = name && findRight(type, right)?.prices.includes(name);
  return payment === 'YEARLY' && isKnown && !priceUnit(name).isYearly
    ? [refusal('payment.not-yearly', 'payment', { price: name })]
    : [];
}

function refuseDeposit(application: Application, { type, rulebook }: PriceContext): Refusal[] {
  const deposit = readFen(application.depositYuan);
  const price = readStartPrice(application, type);
  if (!deposit || !price) return [];
  const ratio = BigInt(rulebook[type.isBuying ? 'deposit.tenderMaxRatio' : 'deposit.maxRatio']);
  const max = (firstYearPrice(price) * ratio) / 10_000n;
  if (deposit <= max) return [];
  const code = type.isBuying ? 'deposit.tender-ratio-too-high' : 'deposit.ratio-too-high';
  return [refusal(code, 'depositYuan', { max: formatYuan(max) })];
}

/** Collective assets from the threshold on are traded publicly, and their total is that of the whole term. */
function refuseMethod(application: Application, { type, rulebook, listerKind }: PriceContext): Refusal[] {
  const price = readStartPrice(application, type);
  if (application.method !== 'NEGOTIATION' || !price || !DECIDING_KINDS.includes(listerKind)) return [];
  const threshold = BigInt(rulebook['collective.publicThreshold']);
  const total = totalPrice(price);
  return total >= threshold
    ? [
        refusal('method.public-required', 'method', {
          total: formatYuan(total),
          threshold: formatYuan(threshold),
        }),
      ]
    : [];
}

function refuseIntended({ method, intended }: Application): Refusal[] {
  if (method !== 'NEGOTIATION' || !intended) return [];
  const name = '意向受让方';
  if (isBlank(intended.name)) return [refusal('application.missing-field', 'intended.name', { name })];
  const price = intended.priceYuan ? parseYuan(intended.priceYuan) : undefined;
  if (price === undefined)
    return [refusal('application.missing-field', 'intended.priceYuan', { name: '意向价' })];
  if (isRefusal(price)) return [{ ...price, field: 'intended.priceYuan' }];
  return price === 0n ? [refusal('price.zero', 'intended.priceYuan', { name: '意向价' })] : [];
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
