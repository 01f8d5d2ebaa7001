import { dayOfWeek } from './plain-date.js';
import { type Instant, shanghaiDate } from './shanghai-time.js';

const WEEKDAYS = '日一二三四五六';
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** `2026-12-02 17:00（周三）` in Asia/Shanghai, as all pages have it; the day alone where no more is known. */
export function momentInWords(at: Instant, isWholeDay = false): string {
  const date = shanghaiDate(at);
  const time = isWholeDay ? '' : ` ${new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16)}`;
  return `${date}${time}（周${WEEKDAYS[dayOfWeek(date)]}）`;
}
