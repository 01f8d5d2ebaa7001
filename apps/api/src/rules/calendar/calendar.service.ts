import { Injectable } from '@nestjs/common';
import {
  Calendar,
  type CalendarChange,
  type CalendarDay,
  type EmptySpan,
  expectedPeriod,
  isPlainDate,
  isRefusal,
  periodFrom,
  readWorkingDays,
  shanghaiInstant,
  workingDaysBetween,
} from '@helan/domain';
import type { WorkingDaysView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { askedOnce } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';

/** Why two dates have no working day between them. */
const EMPTY_SPANS: Readonly<Record<EmptySpan, string>> = {
  SAME_DAY: '开始和结束是同一天，开始的当天不计入',
  NO_WORKING_DAY: '开始以后到结束那天，只有周末和放假的日子',
};

interface Span {
  readonly from: string;
  readonly through: string;
  readonly version: string;
}

/** The version changes with every row that is added, changed or taken away. */
async function readSpan(tx: EntityManager, lock: '' | 'for share'): Promise<Span> {
  const spans: Span[] = await tx.query(
    `select to_char(confirmed_from, 'YYYY-MM-DD') as "from", to_char(confirmed_through, 'YYYY-MM-DD') as through,
       concat_ws(' ', xmin, (select concat_ws(' ', count(*), sum(hashtextextended(concat(date, scope, xmin, ctid), 0)))
         from work_calendar)) as version
     from work_calendar_coverage ${lock}`,
  );
  if (!spans[0]) throw new Error('the database has no working-day calendar');
  return spans[0];
}

const standingSpan = askedOnce((tx) => readSpan(tx, ''));
const heldSpan = askedOnce((tx) => readSpan(tx, 'for share'));

/** The calendar in force: the rows of the database, never the data of the code. */
@Injectable()
export class CalendarService {
  /** As it was read last. */
  private kept: { readonly version: string; readonly calendar: Calendar } | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Within a transaction the calendar stays as it is read: whoever changes it waits, and finds every period begun by it. */
  async load(source: DataSource | EntityManager = this.dataSource): Promise<Calendar> {
    const span = await (source instanceof DataSource ? standingSpan(source) : heldSpan(source));
    if (this.kept?.version === span.version) return this.kept.calendar;
    const days: CalendarDay[] = await source.query(
      "select to_char(date, 'YYYY-MM-DD') as date, scope, kind, name, source from work_calendar order by date",
    );
    const calendar = new Calendar(days, span.from, span.through);
    this.kept = { version: span.version, calendar };
    return calendar;
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

  /** So many working days on from a date; both as somebody typed them. */
  async countOn(from: string, days: string): Promise<WorkingDaysView> {
    if (!isPlainDate(from)) throw refused('calendar.bad-date', undefined, 'from');
    const count = unwrap(readWorkingDays(days));
    const calendar = await this.load();
    const { end, counted } = unwrap(periodFrom(calendar, shanghaiInstant(from, '09:00'), count));
    return { end, count, counted, emptyReason: null, confirmedThrough: calendar.confirmedThrough };
  }

  /** The working days between two dates as somebody typed them. */
  async countBetween(from: string, to: string): Promise<WorkingDaysView> {
    const calendar = await this.load();
    const { counted, empty } = unwrap(workingDaysBetween(calendar, from, to));
    const emptyReason = empty && EMPTY_SPANS[empty];
    return {
      end: to,
      count: counted.length,
      counted,
      emptyReason,
      confirmedThrough: calendar.confirmedThrough,
    };
  }

  /** Enters the days of a notice, or takes days back, and moves the confirmed span on. */
  async apply(tx: EntityManager, { documentNo, days, confirmedThrough }: CalendarChange): Promise<void> {
    await tx.query('select 1 from work_calendar_coverage for update');
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
