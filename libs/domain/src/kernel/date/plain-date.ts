import { foldLine } from '../text.js';

/** A day as `YYYY-MM-DD`, in Asia/Shanghai. Compares correctly as a string. */
export type PlainDate = string;

const DAY_MS = 86_400_000;

/** A day as it is kept: `2027/1/5`, `2027.1.5` and `2027年1月5日` are `2027-01-05`. Source: rules §21 A17. */
export function foldDate(text: string): string {
  const line = foldLine(text);
  const match = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?$/.exec(line);
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : line;
}

export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromEpochDay(toEpochDay(text)) === text;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** The same day `months` later; the last day of the month where that day does not exist. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const [yyyy, mm] = [String(toYear).padStart(4, '0'), String(toMonth).padStart(2, '0')];
  return `${yyyy}-${mm}-${String(Math.min(day, daysOf(toYear, toMonth))).padStart(2, '0')}`;
}

/** How many days a month has, counted from 1. */
function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Days from `from` to `to`; zero for the same day. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** 0 = Sunday … 6 = Saturday. */
export function dayOfWeek(date: PlainDate): number {
  return (((toEpochDay(date) + 4) % 7) + 7) % 7;
}

export function isWeekend(date: PlainDate): boolean {
  return [0, 6].includes(dayOfWeek(date));
}

function toEpochDay(date: PlainDate): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

function fromEpochDay(day: number): PlainDate {
  return Number.isFinite(day) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : '';
}
