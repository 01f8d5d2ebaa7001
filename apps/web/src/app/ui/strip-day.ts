import type { CalendarStripDay } from '@helan/contracts';
import { dayOfWeek } from '@helan/domain';

const WEEKDAYS = '日一二三四五六';

/** A day of a strip in its few words. */
export function toDay(day: CalendarStripDay) {
  return {
    ...day,
    weekday: WEEKDAYS[dayOfWeek(day.date)],
    short: `${Number(day.date.slice(5, 7))}/${Number(day.date.slice(8))}`,
    mark:
      day.kind === 'COUNTED'
        ? `第${day.ordinal}天`
        : day.kind === 'DAY0'
          ? '发布'
          : day.kind === 'WEEKEND'
            ? '休'
            : day.name.slice(0, 4),
  };
}
