import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { momentText, shanghaiDate } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { BiddingClient } from '../../data/trading/bidding-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** The host sets a session up once everybody is decided and paid; he never sees who they are. */
@Component({
  selector: 'hl-trading-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (plan.value(); as plan) {
      @if (plan.earliestStartAt) {
        <form (submit)="$event.preventDefault(); open(date.value, time.value)">
          <p>
            参加竞价 <b>{{ plan.admitted }}</b> 人。
          </p>
          <hl-problem-box [problem]="attempt.problem()" />
          <div class="grid-2">
            <hl-field for="date" label="竞价日期" [fault]="attempt.faultOf('startAt')">
              <input #date id="date" type="date" [value]="earliest().date" [min]="earliest().date" />
            </hl-field>
            <hl-field for="time" label="开始时间" [fault]="null">
              <input #time id="time" type="time" [value]="earliest().time" min="09:00" max="17:00" />
            </hl-field>
          </div>
          @if (isFull()) {
            <hl-field for="word" label="一定要排在这个小时的原因" [fault]="attempt.faultOf('word')">
              <input #word id="word" maxlength="2000" (input)="reason.set(word.value)" />
            </hl-field>
          }
          <button type="submit" [disabled]="attempt.isBusy()">定下竞价时间，抽号牌</button>
        </form>
      }
    }
  `,
})
export class TradingForm {
  private readonly client = inject(BiddingClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly done = output();
  protected readonly plan = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.plan(params),
  });

  /** The hour is full: the host may still take it, and says why. */
  protected readonly isFull = computed(() => this.reason() !== '' || this.attempt.faultOf('word') !== null);
  protected readonly reason = signal('');
  protected readonly earliest = computed(() => {
    const at = this.plan.value()?.earliestStartAt;
    if (!at) return { date: '', time: '09:00' };
    const instant = Date.parse(at);
    return {
      date: shanghaiDate(instant),
      time: new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16),
    };
  });

  protected async open(date: string, time: string): Promise<void> {
    const startAt = momentText(date, time);
    if (await this.attempt.run(() => this.client.open(this.lotId(), { startAt, word: this.reason() })))
      this.done.emit();
  }
}
