import { Injectable } from '@nestjs/common';
import { addDays, isRefusal, shanghaiDate, shanghaiInstant } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.js';

const OPENS_AT = '09:00';

/** The morning on which a session that stopped for the night goes on. Source: rules §17 bid.dayEnd. */
@Injectable()
export class Nights {
  constructor(private readonly calendars: CalendarService) {}

  /** Nine o'clock of the next working day; null past the confirmed calendar, where the host must say when. */
  async morningAfter(tx: EntityManager, at: Date): Promise<Date | null> {
    const calendar = await this.calendars.load(tx);
    const day = calendar.workingDayFrom(addDays(shanghaiDate(at.getTime()), 1));
    return isRefusal(day) ? null : new Date(shanghaiInstant(day, OPENS_AT));
  }
}
