import { type Calendar, periodFrom } from '../../rules/calendar/index.js';
import { addDays, type Instant, type PlainDate, shanghaiDate } from '../../kernel/date/index.js';
import { isRefusal } from '../../kernel/index.js';
import type { PaymentMode } from '../../listing/listing/index.js';
import { type PriceTerms, priceYears, totalPrice } from '../../listing/price/index.js';
import type { Fen } from '../../kernel/money/index.js';

export interface PlannedPayment {
  readonly seq: number;
  readonly dueOn: PlainDate;
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
 * `firstDueOn`; the later yearly rents on the first day of their year. Source: rules §10.1, §6.10.
 */
export function planPayments(
  terms: PriceTerms,
  mode: PaymentMode,
  firstDueOn: PlainDate,
  confirmedThrough: PlainDate,
): PlannedPayment[] {
  const isProvisional = (date: PlainDate) => date > confirmedThrough;
  if (mode === 'ONCE') {
    const covers = terms.term ? `${terms.term.from} 至 ${terms.term.to}` : '全部价款';
    return [
      {
        seq: 1,
        dueOn: firstDueOn,
        amountFen: totalPrice(terms),
        isProvisional: isProvisional(firstDueOn),
        covers,
      },
    ];
  }
  return priceYears(terms).map((year, index) => {
    const dueOn = index === 0 || year.from < firstDueOn ? firstDueOn : year.from;
    return {
      seq: index + 1,
      dueOn,
      amountFen: year.amountFen,
      isProvisional: isProvisional(dueOn),
      covers: `${year.from} 至 ${year.to}`,
    };
  });
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
