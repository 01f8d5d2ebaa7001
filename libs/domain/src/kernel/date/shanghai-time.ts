import { type PlainDate, addDays, daysBetween } from './plain-date.js';

/** A moment as milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const DAY_MS = 86_400_000;
/** The day on which moments begin to be counted. */
const EPOCH: PlainDate = '1970-01-01';
/** Asia/Shanghai has been UTC+8 without daylight saving since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai on which the moment falls. */
export function shanghaiDate(instant: Instant): PlainDate {
  return addDays(EPOCH, Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** The moment of a wall-clock time in Asia/Shanghai: `('2026-11-13', '17:00')`. */
export function shanghaiInstant(date: PlainDate, time: string): Instant {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return daysBetween(EPOCH, date) * DAY_MS + (hours * 60 + minutes) * 60_000 - SHANGHAI_OFFSET_MS;
}

/** Minutes after midnight in Asia/Shanghai. */
export function shanghaiMinuteOfDay(instant: Instant): number {
  const ms = (((instant + SHANGHAI_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  return Math.floor(ms / 60_000);
}
