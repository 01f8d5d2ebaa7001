import { isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { isBlank, isRefusal, type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan, parseYuan, percentInWords } from '../../kernel/money/index.js';
import { type BondTerms, bondInWords } from './bond-terms.js';
import { TEXT_LIMITS } from './text-limits.js';

/** In which manner the price is paid. Source: rules §21 A3. */
export const PAYMENT_MODES = {
  YEARLY: '按年支付',
  EVERY_YEARS: '每几年提前支付一次',
  ONCE: '一次付清',
  PLAN: '按约定分期支付',
} as const;
export type PaymentMode = keyof typeof PAYMENT_MODES;

/**
 * A row of a plan of the parties' own, as the form holds it: percent of what the fixed amounts leave, or an amount;
 * on a day, or after something has come about. The first may have neither: it is due after signing.
 */
export interface PaymentPart {
  readonly percent?: string;
  readonly amountYuan?: string;
  readonly on?: string;
  readonly event?: string;
}

/** The manner of payment with whatever belongs to it, frozen in the notice. */
export interface PaymentTerms {
  readonly mode: PaymentMode;
  readonly everyYears?: number | undefined;
  readonly parts?: readonly PaymentPart[] | undefined;
  /** Of what is late, a day, in ten-thousandths; nothing where the contract asks none. Source: rules §10.1. */
  readonly lateFeePerMyriad?: number | undefined;
  /** What the transferee leaves with the center beside the price; nothing where none is asked. */
  readonly bond?: BondTerms | undefined;
}

export interface PlannedPart {
  readonly percentHundredths: bigint | null;
  readonly amountFen: Fen | null;
  readonly on: PlainDate | null;
  readonly event: string | null;
}

const WHOLE = 10_000n;

/** The rows of a plan that {@link refusePaymentTerms} has passed. */
export function readParts(parts: readonly PaymentPart[]): PlannedPart[] {
  return parts.map(({ percent, amountYuan, on, event }) => {
    const amount = amountYuan ? parseYuan(amountYuan) : null;
    return {
      percentHundredths: percent ? (readPercent(percent) ?? null) : null,
      amountFen: isRefusal(amount) ? null : amount,
      on: on || null,
      event: event || null,
    };
  });
}

/** `30`, `33.33`, `30%`, `百分之三十` or `三成` in hundredths of a percent; nothing for any other text. */
export function readPercent(text: string): bigint | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*[%％]?$/.exec(text.trim());
  const hundredths = match
    ? BigInt(match[1]!) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))
    : BigInt(percentInWords(text.trim()) ?? 0);
  return hundredths > 0n && hundredths <= WHOLE ? hundredths : undefined;
}

export interface PaidLot {
  /** The price is yearly and runs so many years, a part of one included; nothing where it is not yearly or not known. */
  readonly years: number | undefined;
  /** What the start price comes to; nothing as long as that cannot be read. */
  readonly startTotalFen: Fen | undefined;
  /** The price may end below the start price. */
  readonly mayFall: boolean;
}

/** Why a manner of payment with its rows is none, each with its field. Source: rules §10.1, §21 A3. */
export function refusePaymentTerms({ mode, everyYears, parts = [] }: PaymentTerms, lot: PaidLot): Refusal[] {
  if (mode === 'EVERY_YEARS') {
    const most = lot.years ?? 100;
    const isFit =
      everyYears !== undefined && Number.isInteger(everyYears) && everyYears > 1 && everyYears <= most;
    return isFit ? [] : [refusal('payment.every-years', 'paymentEveryYears', { most })];
  }
  if (mode !== 'PLAN') return [];
  if (parts.length === 0 || parts.length > TEXT_LIMITS.payments)
    return [refusal('payment.no-parts', 'paymentPlan', { most: TEXT_LIMITS.payments })];
  const faults = parts.flatMap((part, index) => refusePart(part, index));
  return faults.length > 0 ? faults : refuseSum(readParts(parts), lot);
}

function refusePart({ percent, amountYuan, on, event }: PaymentPart, index: number): Refusal[] {
  const field = `paymentPlan.${index}`;
  const faults: Refusal[] = [];
  if (Boolean(percent) === Boolean(amountYuan))
    faults.push(refusal('payment.percent-or-amount', `${field}.percent`));
  if (percent && readPercent(percent) === undefined)
    faults.push(refusal('payment.percent-or-amount', `${field}.percent`));
  const amount = amountYuan ? parseYuan(amountYuan) : undefined;
  if (isRefusal(amount)) faults.push({ ...amount, field: `${field}.amountYuan` });
  else if (amount === 0n) faults.push(refusal('price.zero', `${field}.amountYuan`, { name: '这一期' }));
  if (on && !isPlainDate(on)) faults.push(refusal('calendar.bad-date', `${field}.on`));
  const hasEvent = !isBlank(event ?? '');
  if (index === 0 ? hasEvent : Boolean(on) === hasEvent)
    faults.push(refusal(index === 0 ? 'payment.first-event' : 'payment.date-or-event', `${field}.on`));
  return faults;
}

/** The percents share what the fixed amounts leave, so that the rows come to the contract whatever is bid. */
function refuseSum(parts: readonly PlannedPart[], { startTotalFen, mayFall }: PaidLot): Refusal[] {
  const percents = parts.reduce((sum, { percentHundredths }) => sum + (percentHundredths ?? 0n), 0n);
  const fixed = parts.reduce((sum, { amountFen }) => sum + (amountFen ?? 0n), 0n);
  if (percents !== WHOLE) {
    const sum = `${percents / 100n}.${(percents % 100n).toString().padStart(2, '0')}`;
    return [refusal('payment.percents-not-whole', 'paymentPlan', { sum })];
  }
  if (fixed > 0n && mayFall) return [refusal('payment.amounts-while-falling', 'paymentPlan')];
  if (startTotalFen !== undefined && fixed >= startTotalFen)
    return [
      refusal('payment.amounts-too-much', 'paymentPlan', {
        sum: formatYuan(fixed),
        total: formatYuan(startTotalFen),
      }),
    ];
  const dates = parts.flatMap(({ on }) => (on === null ? [] : [on]));
  return dates.every((date, index) => index === 0 || dates[index - 1]! <= date)
    ? []
    : [refusal('payment.dates-not-in-order', 'paymentPlan')];
}

/** The manner of payment as notice and contract print it. */
export function paymentInWords({ lateFeePerMyriad: rate, bond, ...terms }: PaymentTerms): string {
  const late = rate === undefined ? '' : `；逾期的，每日按逾期金额的万分之${rate}付违约金给转出方`;
  return `${mannerInWords(terms)}${late}${bondInWords(bond)}`;
}

function mannerInWords({ mode, everyYears, parts = [] }: PaymentTerms): string {
  if (mode === 'EVERY_YEARS') return `每 ${everyYears} 年提前支付一次`;
  if (mode !== 'PLAN') return PAYMENT_MODES[mode];
  const hasAmounts = parts.some(({ amountYuan }) => amountYuan);
  const rows = readParts(parts).map(({ percentHundredths, amountFen, on, event }, index) => {
    const share =
      amountFen === null
        ? `${hasAmounts ? '其余价款的' : '总价的'} ${Number(percentHundredths) / 100}%`
        : `${formatYuan(amountFen)} 元`;
    return `第 ${index + 1} 期${on ? ` ${on} 付` : event ? `在“${event}”以后付` : '签订合同后付'}${share}`;
  });
  return `分 ${parts.length} 期支付：${rows.join('；')}`;
}
