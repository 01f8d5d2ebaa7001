import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { momentText, shanghaiDate } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { BiddingClient } from '../../data/trading/bidding-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** The host sets a session up once everybody is decided and paid; he never sees who they are. */
@Component({
  selector: 'hl-trading-form',
  imports: [Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (heldUntil(); as until) {
      <p role="status">
        现在还不能定：这一步因红色风险提示暂缓，最迟到
        <b class="warm">{{ until | moment }}</b>。监管人员核查完或者书面放行，马上可以定。
      </p>
    } @else if (plan.value(); as plan) {
      @if (!plan.earliestStartAt) {
        <p role="status">
          现在还不能定竞价时间：双方的意见还没有征求完，或者按征求的结果不组织竞价。请看“征求双方意见”。
        </p>
      } @else {
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
  private readonly projects = inject(ProjectsClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly done = output();
  /** Told instead of the form, which would be refused. */
  private readonly hold = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.projects.hold(params),
  });
  protected readonly heldUntil = computed(() => this.hold.value()?.hold?.until ?? null);
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
