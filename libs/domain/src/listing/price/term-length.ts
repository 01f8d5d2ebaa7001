import { addDays, addMonths, daysBetween, type PlainDate } from '../../kernel/date/index.js';

/** Whole months after the whole years, then days: how long a term is, as people say it. */
export function lengthOfTerm(term: { readonly from: PlainDate; readonly to: PlainDate }): TermLength {
  const end = addDays(term.to, 1);
  let months = 0;
  while (addMonths(term.from, months + 1) <= end) months += 1;
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    days: daysBetween(addMonths(term.from, months), end),
  };
}

export interface TermLength {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** `3 年 5 个月`. */
export function lengthInWords({ years, months, days }: TermLength): string {
  const parts = [
    years > 0 ? `${years} 年` : '',
    months > 0 ? `${months} 个月` : '',
    days > 0 ? `${days} 天` : '',
  ].filter(Boolean);
  return parts.join(' ');
}
