import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import type { OwnDate } from './own-dates.js';

const MINUTE_MS = 60_000;
const REMIND_SECONDS = 30 * 60;

/** Dates as a calendar reads them (RFC 5545): moments in UTC, so that no zone has to be explained. */
export function calendarFile(
  dates: readonly OwnDate[],
  { publicUrl, now }: { publicUrl: string; now: Date },
): string {
  const calendar = ical({
    name: '贺兰县农村产权流转',
    prodId: { company: 'helan', product: 'exchange', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { key, title, link, at, minutes, isWholeDay } of dates) {
    const event = calendar.createEvent({
      id: `${key}@${new URL(publicUrl).hostname}`,
      stamp: now,
      start: at,
      ...(isWholeDay ? {} : { end: new Date(at.getTime() + minutes * MINUTE_MS) }),
      allDay: isWholeDay,
      summary: title,
      url: `${publicUrl}${link}`,
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: REMIND_SECONDS, description: title });
  }
  return calendar.toString();
}
