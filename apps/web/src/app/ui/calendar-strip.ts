import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CalendarStripDay } from '@helan/contracts';
import { dayOfWeek } from '@helan/domain';

const WEEKDAYS = '日一二三四五六';

/** 公告日历条: the period day by day; a word and a shape say what a day is, not its colour alone. */
@Component({
  selector: 'hl-calendar-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol aria-label="公告期逐日">
      @for (day of days(); track day.date) {
        <li [class]="day.kind.toLowerCase()" [title]="day.name">
          <span class="weekday">周{{ day.weekday }}</span>
          <span class="date">{{ day.short }}</span>
          <span class="mark">{{ day.mark }}</span>
        </li>
      }
    </ol>
    <p class="small-print">
      发布当天不计入；周末和节假日不计入，调休上班日计入。截止时间是最后一个工作日 17:00。
    </p>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0.35rem;
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      width: 4rem;
      text-align: center;
      border-radius: 0.5rem;
      padding: 0.4rem 0.2rem;
      border: 1px solid var(--line);
      background: var(--paper);
      display: grid;
      line-height: 1.4;
    }
    .weekday {
      font-size: 0.75rem;
      color: var(--grey);
    }
    .date {
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }
    .mark {
      font-size: 0.75rem;
    }
    .counted {
      border: 2px solid var(--field);
      background: var(--field-soft);
    }
    .counted .mark {
      color: var(--field-dark);
      font-weight: 600;
    }
    .day0 {
      border-style: dashed;
      border-color: var(--warm);
    }
    .day0 .mark {
      color: var(--warm);
    }
    .weekend,
    .holiday {
      background: #eef0ee;
      color: var(--grey);
    }
  `,
})
export class CalendarStrip {
  readonly strip = input.required<readonly CalendarStripDay[]>();

  protected readonly days = computed(() =>
    this.strip().map((day) => ({
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
    })),
  );
}
