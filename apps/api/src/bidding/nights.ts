import { Injectable } from '@nestjs/common';
import { addDays, isRefusal, shanghaiDate, shanghaiInstant, shanghaiMinuteOfDay } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.js';
import { refused, unwrap } from '../kernel/http/index.js';

const OPENS_AT = '09:00';
const OPENS_AT_MINUTE = 9 * 60;
const CLOSES_AT_MINUTE = 17 * 60;

/** The hours in which sessions begin and go on. Source: rules §17 bid.dayEnd. */
@Injectable()
export class Nights {
  constructor(private readonly calendars: CalendarService) {}

  /** Refuses a moment outside the hours of a working day; `field` is the form's name for it. */
  async requireWorkingHour(tx: EntityManager, at: Date, field: string): Promise<void> {
    const calendar = await this.calendars.load(tx);
    const date = shanghaiDate(at.getTime());
    unwrap(calendar.workingDayFrom(date));
    const minute = shanghaiMinuteOfDay(at.getTime());
    if (!calendar.isWorkingDay(date) || minute < OPENS_AT_MINUTE || minute > CLOSES_AT_MINUTE)
      throw refused('trading.not-working-hours', undefined, field);
  }

  /** Nine o'clock of the next working day; null past the confirmed calendar, where the host must say when. */
  async morningAfter(tx: EntityManager, at: Date): Promise<Date | null> {
    const calendar = await this.calendars.load(tx);
    const day = calendar.workingDayFrom(addDays(shanghaiDate(at.getTime()), 1));
    return isRefusal(day) ? null : new Date(shanghaiInstant(day, OPENS_AT));
  }
}
