import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CalendarStripDay, LaterPeriodView } from '@helan/contracts';
import { periodsOf } from './calendar-periods';

/** 公告日历条: the period day by day; a word and a shape say what a day is, not its colour alone. */
@Component({
  selector: 'hl-calendar-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (period of periods(); track $index) {
      @if (period.title) {
        <p class="later">
          {{ period.title }}
          <a [href]="'/notices/' + period.noticeId">看公告</a>
        </p>
      }
      <ol
        [class.replaced]="period.isReplaced"
        [attr.aria-label]="
          (period.title || '公告期') + '逐日' + (period.isReplaced ? '（已由后面的代替）' : '')
        "
      >
        @for (day of period.days; track day.date) {
          <li [class]="day.kind.toLowerCase()" [title]="day.name">
            <span class="weekday">周{{ day.weekday }}</span>
            <span class="date">{{ day.short }}</span>
            <span class="mark">{{ day.mark }}</span>
          </li>
        }
      </ol>
    }
    <p class="small-print">
      发布当天不计入；周末和节假日不计入，调休上班日计入。截止时间是最后一个工作日 17:00。
    </p>
  `,
  styles: `
    .later {
      margin: 0.75rem 0 0.35rem;
      font-weight: 600;
      color: var(--warm-ink);
    }
    .replaced {
      opacity: 0.65;
    }
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
  /** Later notices by which the period runs on, or anew. */
  readonly later = input<readonly LaterPeriodView[]>([]);

  protected readonly periods = computed(() => periodsOf(this.strip(), this.later()));
}
