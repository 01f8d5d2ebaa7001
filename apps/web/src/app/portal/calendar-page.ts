import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { WorkingDaysView } from '@helan/contracts';
import { dayOfWeek, shanghaiDate } from '@helan/domain';
import { reading } from '../data/reading';
import { Attempt } from '../data/attempt';
import { BiddingClient } from '../data/trading/bidding-client';
import { NoticesClient } from '../data/publicity/notices-client';
import { RulesClient } from '../data/rules/rules-client';
import { Field } from '../ui/field';
import { ProblemBox } from '../ui/problem-box';

@Component({
  selector: 'hl-calendar-page',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>工作日计算</h1>
      <p class="lead">发布当天不计入，周末和放假不计入，调休上班日计入；国家和宁夏的放假一起算。</p>
      <form class="card" (submit)="$event.preventDefault(); count(from.value, days.value)">
        <div class="grid-2 top">
          <hl-field for="from" label="从哪天起" [fault]="faultIn('days', 'from')">
            <input #from id="from" type="date" [value]="today.value() ?? ''" />
          </hl-field>
          <hl-field for="days" label="多少个工作日" [fault]="faultIn('days', 'days')">
            <input
              #days
              id="days"
              class="number"
              type="number"
              value="7"
              min="1"
              max="250"
              inputmode="numeric"
            />
          </hl-field>
        </div>
        <button type="submit" [disabled]="attempt.isBusy()">计算</button>
      </form>
      <form class="card" (submit)="$event.preventDefault(); span(start.value, to.value)">
        <div class="grid-2">
          <hl-field for="start" label="从哪天起" [fault]="faultIn('to', 'from')">
            <input #start id="start" type="date" [value]="today.value() ?? ''" />
          </hl-field>
          <hl-field for="to" label="到哪天为止" [fault]="faultIn('to', 'to')">
            <input #to id="to" type="date" />
          </hl-field>
        </div>
        <button type="submit" [disabled]="attempt.isBusy()">数两个日期之间的工作日</button>
      </form>
      <hl-problem-box [problem]="attempt.problem()" />
      @if (answer(); as answer) {
        <section aria-live="polite">
          <h2>
            共 {{ answer.count }} 个工作日，最后一天是 <span class="warm">{{ answer.end }}</span>（周{{
              weekday(answer.end)
            }}）
          </h2>
          @if (answer.emptyReason; as reason) {
            <p>{{ reason }}。</p>
          }
          <ol class="row">
            @for (day of answer.counted; track day) {
              <li>{{ day }}</li>
            }
          </ol>
          <p class="small-print">
            放假安排已确认到 {{ answer.confirmedThrough }}；以后的日子要等放假通知，不猜。
          </p>
        </section>
      }
      <h2>放假和调休</h2>
      <p class="small-print">
        国务院办公厅和宁夏的通知一起算；开斋节、古尔邦节的日子每年不同，只录入，不推算。
      </p>
      @for (year of years.value() ?? []; track year.year) {
        <details class="rule">
          <summary>{{ year.year }} 年</summary>
          <table>
            <tbody>
              @for (day of year.days; track day.date + day.scope) {
                <tr>
                  <td class="day">{{ day.date }}（周{{ weekday(day.date) }}）</td>
                  <td>{{ day.name }}{{ day.kind === 'OFF' ? '放假' : '调休上班' }}</td>
                  <td>
                    {{ day.source }}<br /><span class="small-print">{{ confidence[day.confidence] }}</span>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </details>
      }
    </div>
  `,
  styles: `
    .day {
      white-space: nowrap;
    }
    ol {
      padding-left: 1.25rem;
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
    }
  `,
})
export class CalendarPage {
  private readonly client = inject(NoticesClient);
  protected readonly attempt = inject(Attempt);
  private readonly clock = inject(BiddingClient);
  /** The platform's day, not the device's. */
  protected readonly today = reading({
    handOver: 'today',
    loader: async () => shanghaiDate(Date.parse((await this.clock.clock()).at)),
  });
  private readonly rules = inject(RulesClient);
  protected readonly years = reading({ handOver: 'calendar', loader: () => this.rules.calendarYears() });
  protected readonly confidence = {
    OFFICIAL: '按文号录入，两人核对',
    SEVERAL_SOURCES: '多份转录一致',
    TWO_SOURCES: '两个来源一致，待与原文核对',
    ONE_SOURCE: '只有一个来源，待与原文核对',
  };
  protected readonly answer = signal<WorkingDaysView | null>(null);
  /** Which of the two questions was asked last. */
  private readonly asked = signal<'days' | 'to'>('days');

  protected count(from: string, days: string): Promise<void> {
    return this.ask(from, { days });
  }

  protected span(from: string, to: string): Promise<void> {
    return this.ask(from, { to });
  }

  private async ask(from: string, until: { days: string } | { to: string }): Promise<void> {
    this.answer.set(null);
    this.asked.set('to' in until ? 'to' : 'days');
    await this.attempt.run(async () => this.answer.set(await this.client.workingDays(from, until)));
  }

  /** Both questions have a first day; its fault stands where it was asked. */
  protected faultIn(question: 'days' | 'to', field: string): string | null {
    return this.asked() === question ? this.attempt.faultOf(field) : null;
  }

  protected weekday(date: string): string {
    return '日一二三四五六'[dayOfWeek(date)]!;
  }
}
