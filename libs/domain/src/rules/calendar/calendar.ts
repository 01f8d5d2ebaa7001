import { type Refusal, refusal } from '../../kernel/index.js';
import { addDays, isWeekend, type PlainDate } from '../../kernel/date/index.js';

/** A day that differs from the plain week: a holiday (`OFF`) or a make-up working day (`WORK`). */
export interface CalendarDay {
  readonly date: PlainDate;
  readonly kind: 'OFF' | 'WORK';
  readonly scope: 'NATIONAL' | 'NINGXIA' | 'COUNTY';
  readonly name: string;
  /** Number of the notice that set the day. */
  readonly source: string;
}

/** Business closes at 17:00; what is published later counts as published on the next working day. */
export const CLOSE_OF_BUSINESS = '17:00';

/**
 * The working days of the county: weekdays, less announced holidays, plus announced make-up days.
 * A day on which the national and the regional notice differ is off: the longer period protects the reader.
 * Source: rules §7.2; 民法典 第二百零一条、第二百零三条.
 */
export class Calendar {
  private readonly days = new Map<PlainDate, CalendarDay>();

  /** `confirmedThrough`: last day whose yearly notices are in. Nothing is ever counted past it. */
  constructor(
    days: readonly CalendarDay[],
    readonly confirmedFrom: PlainDate,
    readonly confirmedThrough: PlainDate,
  ) {
    for (const day of days) if (this.days.get(day.date)?.kind !== 'OFF') this.days.set(day.date, day);
  }

  covers(date: PlainDate): boolean {
    return date >= this.confirmedFrom && date <= this.confirmedThrough;
  }

  /** Why the day is special, or nothing for a plain weekday or weekend. */
  special(date: PlainDate): CalendarDay | undefined {
    return this.days.get(date);
  }

  isWorkingDay(date: PlainDate): boolean {
    const special = this.special(date);
    return special ? special.kind === 'WORK' : !isWeekend(date);
  }

  /** `date` itself when it is a working day, else the next one; refuses past the confirmed calendar. */
  workingDayFrom(date: PlainDate): PlainDate | Refusal {
    for (let day = date; ; day = addDays(day, 1)) {
      if (!this.covers(day)) return this.uncovered(day);
      if (this.isWorkingDay(day)) return day;
    }
  }

  /**
   * The next `count` working days after `from`, `from` itself not counted (民法典 第二百零一条).
   * Refuses with `calendar.uncovered` when the count runs out of the confirmed calendar.
   */
  workingDaysAfter(from: PlainDate, count: number): PlainDate[] | Refusal {
    const counted: PlainDate[] = [];
    for (let day = from; counted.length < count;) {
      day = addDays(day, 1);
      if (!this.covers(day)) return this.uncovered(day);
      if (this.isWorkingDay(day)) counted.push(day);
    }
    return counted;
  }

  private uncovered(date: PlainDate): Refusal {
    const { confirmedFrom } = this;
    if (date < confirmedFrom) return refusal('calendar.before', undefined, { date, confirmedFrom });
    return refusal('calendar.uncovered', undefined, { date, confirmedThrough: this.confirmedThrough });
  }
}
