import { type Calendar, periodFrom } from '../../rules/calendar/index.js';
import { addDays, type Instant, isPlainDate, type PlainDate, shanghaiDate } from '../../kernel/date/index.js';
import { isRefusal, type Refusal, refusal } from '../../kernel/index.js';
import { type PaymentPart, type PaymentTerms, readParts } from '../../listing/listing/index.js';
import { type PriceTerms, type PriceYear, priceYears, totalPrice } from '../../listing/price/index.js';
import { type Fen, splitFen } from '../../kernel/money/index.js';

export interface PlannedPayment {
  readonly seq: number;
  /** Null as long as the event has not come about after which it is due. */
  readonly dueOn: PlainDate | null;
  /** What has to come about first; null where it is due on a day. */
  readonly event: string | null;
  readonly amountFen: Fen;
  /** 暂定: the due day lies in a year whose calendar is not confirmed, and may move. */
  readonly isProvisional: boolean;
  readonly covers: string;
}

/** Due within so many working days of signing, or as many calendar days, provisionally, past the calendar. */
export function firstDueDate(calendar: Calendar, signedAt: Instant, workingDays: number): PlainDate {
  const period = periodFrom(calendar, signedAt, workingDays);
  return isRefusal(period) ? addDays(shanghaiDate(signedAt), workingDays) : period.end;
}

/**
 * The rows in which the price is paid; they sum to the contract's total to the fen. The first is due on
 * `firstDueOn`; the later rents on the first day of the years that they are for, rows of the parties' own plan on their
 * day or after their event, none before the first. Source: rules §10.1, §6.10, §21 A3.
 */
export function planPayments(
  terms: PriceTerms,
  { mode, everyYears = 1, parts = [] }: PaymentTerms,
  firstDueOn: PlainDate,
  confirmedThrough: PlainDate,
): PlannedPayment[] {
  if (totalPrice(terms) === 0n) return [];
  const rows =
    mode === 'ONCE'
      ? [{ dueOn: firstDueOn, event: null, amountFen: totalPrice(terms), covers: wholeOf(terms) }]
      : mode === 'PLAN'
        ? planParts(terms, parts, firstDueOn)
        : planYears(priceYears(terms), mode === 'YEARLY' ? 1 : everyYears, firstDueOn);
  // A share that comes to nothing is no payment.
  const paid = rows.filter(({ amountFen }) => amountFen > 0n);
  return paid.map((row, index) => ({
    ...row,
    seq: index + 1,
    isProvisional: row.dueOn !== null && row.dueOn > confirmedThrough,
  }));
}

/** Why it cannot be written down that what a payment waits for came about on a day, or nothing. */
export function refusePaymentEvent(
  { dueOn, event }: Pick<PlannedPayment, 'dueOn' | 'event'>,
  on: PlainDate,
  today: PlainDate,
): Refusal | undefined {
  if (event === null || dueOn !== null) return refusal('payment.no-event');
  if (!isPlainDate(on)) return refusal('calendar.bad-date', 'on');
  return on > today ? refusal('payment.event-in-future', 'on') : undefined;
}

/** A row of a plan, and what has come in for it and gone on so far, in fen. */
export interface PaidRow extends Pick<PlannedPayment, 'seq' | 'dueOn'> {
  readonly paidFen: Fen;
  readonly paidOutFen: Fen;
}

/** Whether a row is due no later than the first: so much of a price a deposit may pay, and nothing later. Source: rules §10.1. */
export function isDueFirst(row: Pick<PaidRow, 'seq' | 'dueOn'>, first: Pick<PaidRow, 'dueOn'>): boolean {
  return row.seq === 1 || (row.dueOn !== null && first.dueOn !== null && row.dueOn <= first.dueOn);
}

/**
 * Whether a row is of those that are settled before the price counts as settled: the first in any case, what is due until
 * today, and whatever the center holds money for, so that none is left lying. Source: rules §10.1, §19 D5.
 */
export function isToSettle(row: PaidRow, today: PlainDate): boolean {
  return row.seq === 1 || row.paidFen !== row.paidOutFen || (row.dueOn !== null && row.dueOn <= today);
}

type Row = Omit<PlannedPayment, 'seq' | 'isProvisional'>;

/** So many years in advance at a time; what is left of the term is the last row. */
function planYears(years: readonly PriceYear[], size: number, firstDueOn: PlainDate): Row[] {
  const rows: Row[] = [];
  for (let start = 0; start < years.length; start += size) {
    const covered = years.slice(start, start + size);
    const [{ from }, { to }] = [covered[0]!, covered.at(-1)!];
    rows.push({
      dueOn: start === 0 || from < firstDueOn ? firstDueOn : from,
      event: null,
      amountFen: covered.reduce((sum, { amountFen }) => sum + amountFen, 0n),
      covers: `${from} 至 ${to}`,
    });
  }
  return rows;
}

/** Fixed amounts stay what they are; the percents share what they leave. */
function planParts(terms: PriceTerms, stated: readonly PaymentPart[], firstDueOn: PlainDate): Row[] {
  const parts = readParts(stated);
  const fixed = parts.reduce((sum, { amountFen }) => sum + (amountFen ?? 0n), 0n);
  const shares = splitFen(
    totalPrice(terms) - fixed,
    parts.map(({ percentHundredths }) => percentHundredths ?? 0n),
  );
  return parts.map(({ amountFen, on, event }, index) => ({
    dueOn: event === null ? (on === null || on < firstDueOn ? firstDueOn : on) : null,
    event,
    amountFen: amountFen ?? shares[index]!,
    covers: `第 ${index + 1} 期，共 ${parts.length} 期`,
  }));
}

function wholeOf({ term }: PriceTerms): string {
  return term ? `${term.from} 至 ${term.to}` : '全部价款';
}

/** Lays money on rows in their order; returns what each row takes and what is left over, in fen. */
export function allocate(amountFen: Fen, openFen: readonly Fen[]): { taken: Fen[]; leftFen: Fen } {
  let left = amountFen;
  const taken = openFen.map((open) => {
    const part = open < left ? open : left;
    left -= part;
    return part;
  });
  return { taken, leftFen: left };
}
