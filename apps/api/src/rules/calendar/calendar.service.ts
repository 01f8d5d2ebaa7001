import { Injectable } from '@nestjs/common';
import {
  Calendar,
  type CalendarChange,
  type CalendarDay,
  expectedPeriod,
  isRefusal,
  periodFrom,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';

/** The calendar in force: the rows of the database, never the data of the code. */
@Injectable()
export class CalendarService {
  constructor(private readonly dataSource: DataSource) {}

  async load(source: DataSource | EntityManager = this.dataSource): Promise<Calendar> {
    const days: CalendarDay[] = await source.query(
      "select to_char(date, 'YYYY-MM-DD') as date, scope, kind, name, source from work_calendar order by date",
    );
    const spans: { from: string; through: string }[] = await source.query(
      `select to_char(confirmed_from, 'YYYY-MM-DD') as "from", to_char(confirmed_through, 'YYYY-MM-DD') as through
       from work_calendar_coverage`,
    );
    const span = spans[0];
    if (!span) throw new Error('the database has no working-day calendar');
    return new Calendar(days, span.from, span.through);
  }

  /**
   * When something begun at a moment is due; nothing past the confirmed calendar: what is only watched is not
   * refused for want of next year's holidays.
   */
  async dueAt(tx: EntityManager, from: Date, workingDays: number): Promise<Date | null> {
    const period = periodFrom(await this.load(tx), from.getTime(), workingDays);
    return isRefusal(period) ? null : new Date(period.endAt);
  }

  /** As before, but past the confirmed calendar by the plain week: for what merely waits. */
  async expectedAt(tx: EntityManager, from: Date, workingDays: number): Promise<Date> {
    return new Date(expectedPeriod(await this.load(tx), from.getTime(), workingDays).endAt);
  }

  /** Enters the days of a notice, or takes days back, and moves the confirmed span on. */
  async apply(tx: EntityManager, { documentNo, days, confirmedThrough }: CalendarChange): Promise<void> {
    for (const { date, scope, kind, name, isRemoved } of days) {
      await tx.query('delete from work_calendar where date = $1 and scope = $2', [date, scope]);
      if (!isRemoved)
        await tx.query(
          `insert into work_calendar (date, scope, kind, name, source, confidence)
           values ($1, $2, $3, $4, $5, 'OFFICIAL')`,
          [date, scope, kind, name, documentNo],
        );
    }
    if (confirmedThrough)
      await tx.query('update work_calendar_coverage set confirmed_through = $1', [confirmedThrough]);
  }
}
