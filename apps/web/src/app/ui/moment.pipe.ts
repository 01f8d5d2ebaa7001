import { Pipe, type PipeTransform } from '@angular/core';
import { dayOfWeek, shanghaiDate } from '@helan/domain';

const WEEKDAYS = '日一二三四五六';

/** ISO moment → `2026-12-02 17:00（周三）` in Asia/Shanghai; the day alone where no more is known. */
@Pipe({ name: 'moment' })
export class MomentPipe implements PipeTransform {
  transform(at: string | null | undefined, isWholeDay = false): string {
    if (!at) return '—';
    const instant = Date.parse(at);
    const date = shanghaiDate(instant);
    const time = isWholeDay ? '' : ` ${timeOf(instant)}`;
    return `${date}${time}（周${WEEKDAYS[dayOfWeek(date)]}）`;
  }
}

/** `17:00` in Asia/Shanghai. */
function timeOf(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** Moment with milliseconds, for the order of bids: `09:12:03.417`. */
@Pipe({ name: 'instant' })
export class InstantPipe implements PipeTransform {
  transform(at: string): string {
    return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 23);
  }
}
