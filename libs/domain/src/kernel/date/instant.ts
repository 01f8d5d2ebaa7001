import { type Refusal, refusal } from '../index.js';
import { foldLine } from '../text.js';
import { type PlainDate, foldDate, isPlainDate } from './plain-date.js';
import { type Instant, shanghaiInstant } from './shanghai-time.js';

const SHAPE =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/i;
/** Before and after it nothing of the platform happens. */
const YEARS = ['2000', '2199'] as const;

/** What a bank says of when money came: a moment, or no more than the day on which it did. */
export interface Arrival {
  /** Of a day its first moment in Asia/Shanghai. */
  readonly at: Instant;
  readonly isWholeDay: boolean;
}

/**
 * Reads `2026-11-02T09:30:00+08:00`. Week dates, ordinal dates, dates without dashes and days that no calendar has are
 * refused, and a time without its zone is: nobody may guess it. Source: rules §21 A16.
 */
export function readInstant(text: string): Instant | Refusal {
  const line = foldLine(text);
  const [, date, hour, minute, second = '0', zone] = SHAPE.exec(line) ?? [];
  if (date === undefined || !isPlainDate(date)) return refusal('instant.unreadable');
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return refusal('instant.unreadable');
  if (date.slice(0, 4) < YEARS[0] || date.slice(0, 4) > YEARS[1]) return refusal('instant.other-century');
  return zone === undefined ? refusal('instant.without-zone') : Date.parse(line.toUpperCase());
}

/** Reads a moment, or a day without a time, which stays a day. Source: rules §21 A16. */
export function readArrival(text: string): Arrival | Refusal {
  const date = foldDate(text);
  if (isPlainDate(date) && date.slice(0, 4) >= YEARS[0] && date.slice(0, 4) <= YEARS[1])
    return { at: shanghaiInstant(date, '00:00'), isWholeDay: true };
  const at = readInstant(text);
  return typeof at === 'number' ? { at, isWholeDay: false } : at;
}

/** A wall-clock time in Asia/Shanghai as a request has it; empty where the day or the time is not filled in. */
export function momentText(date: PlainDate, time: string): string {
  const instant = shanghaiInstant(date, time);
  return Number.isFinite(instant) ? new Date(instant).toISOString() : '';
}
