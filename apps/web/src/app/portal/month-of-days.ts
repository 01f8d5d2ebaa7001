import { addDays } from '@helan/domain';

export interface MonthOfDays<T> {
  /** `2026-11`; empty where nothing has been signed. */
  readonly month: string;
  /** The latest first; a day without one is among them. */
  readonly rows: readonly { readonly day: string; readonly signed: T | undefined }[];
  readonly earlier: string | null;
  readonly later: string | null;
}

/** Of days, the latest first, those of one month, with every day between; the latest month where it has none. */
export function monthOfDays<T extends { readonly day: string }>(
  days: readonly T[],
  asked: string | undefined,
): MonthOfDays<T> {
  const [last, first] = [days.at(0)?.day, days.at(-1)?.day];
  if (!last || !first) return { month: '', rows: [], earlier: null, later: null };
  const signed = new Map(days.map((day) => [day.day, day]));
  const all = [];
  for (let day = last; day >= first; day = addDays(day, -1)) all.push({ day, signed: signed.get(day) });
  const months = [...new Set(all.map(({ day }) => day.slice(0, 7)))];
  const at = Math.max(months.indexOf(asked ?? ''), 0);
  const month = months[at]!;
  return {
    month,
    rows: all.filter(({ day }) => day.startsWith(month)),
    earlier: months[at + 1] ?? null,
    later: months[at - 1] ?? null,
  };
}
