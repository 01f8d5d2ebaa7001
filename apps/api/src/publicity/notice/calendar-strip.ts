import { type Calendar, type WorkingDayPeriod, addDays, isWeekend } from '@helan/domain';
import type { CalendarStripDay } from '@helan/contracts';

const DAY_NAMES = { DAY0: '发布日，不计入', WEEKEND: '周末', HOLIDAY: '节假日' } as const;

/** A period day by day: which days count and why the others do not. */
export function calendarStrip(calendar: Calendar, period: WorkingDayPeriod): CalendarStripDay[] {
  const strip: CalendarStripDay[] = [
    { date: period.day0, kind: 'DAY0', name: DAY_NAMES.DAY0, ordinal: null },
  ];
  for (let date = addDays(period.day0, 1); date <= period.end; date = addDays(date, 1)) {
    const ordinal = period.counted.indexOf(date) + 1;
    const special = calendar.special(date);
    if (ordinal > 0) {
      const name = special ? `${special.name}调休上班` : `第 ${ordinal} 个工作日`;
      strip.push({ date, kind: 'COUNTED', name, ordinal });
    } else {
      const kind = special ? 'HOLIDAY' : isWeekend(date) ? 'WEEKEND' : 'HOLIDAY';
      strip.push({ date, kind, name: special?.name ?? DAY_NAMES[kind], ordinal: null });
    }
  }
  return strip;
}
