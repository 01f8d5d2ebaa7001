import { type Instant, shanghaiDate } from '../../kernel/date/index.js';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** What a text calls a last day that cannot be counted before its year is confirmed. */
export const DAY_TO_COME = '平台写明的日期';

/** `11月5日17:00` in Asia/Shanghai, as a short message has it; with the year where it is not this one. */
export function shortMoment(at: Instant, now: Instant): string {
  return `${shortDay(shanghaiDate(at), now)}${new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16)}`;
}

/** `11月5日`, of a day as it is written (`2026-11-05`). */
export function shortDay(day: string, now: Instant): string {
  const [year, month, date] = day.split('-').map(Number);
  const isOther = !shanghaiDate(now).startsWith(`${year}-`);
  return `${isOther ? `${year}年` : ''}${month}月${date}日`;
}

const SHORT = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(\d\d):(\d\d))?$/;

/** The moment that was written so at `now`; of a day alone its end. Nothing where it is none (`DAY_TO_COME`). */
export function readShortMoment(text: string, now: Instant): Instant | undefined {
  const read = SHORT.exec(text);
  if (!read) return undefined;
  const [, year = shanghaiDate(now).slice(0, 4), month, day, hour = '24', minute = '0'] = read;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return at - SHANGHAI_OFFSET_MS;
}
