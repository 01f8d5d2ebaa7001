import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { RiskAlertView } from '@helan/contracts';
import { ANSWERED_CODES, RISK_OUTCOMES, type RiskOutcome } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { RisksClient } from './risks-client';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** One alert: the fact, until when somebody looks into it, and what he found. */
@Component({
  selector: 'hl-risk-card',
  imports: [Field, MomentPipe, ProblemBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p [hlTaskMark]="alert().id">
      <span class="tag" [class.warm]="isPressing()" [class.grey]="!isPressing()">{{
        alert().levelName
      }}</span>
      <b>　{{ alert().name }}</b>
    </p>
    <p>{{ alert().evidence }}</p>
    @if (alert().closedAt; as closedAt) {
      <p class="small-print">
        {{ alert().outcomeName }}　{{ alert().finding }}　{{ alert().closerName }}　{{ closedAt | moment }}
      </p>
    } @else {
      <p class="small-print">
        {{ alert().raisedAt | moment }} 提示{{
          alert().dueAt ? '，最晚 ' + (alert().dueAt | moment) + ' 处理' : ''
        }}
        @if (alert().isOverdue) {
          <span class="tag warm">已超期</span>
        }
      </p>
      <hl-problem-box [problem]="attempt.problem()" />
      @if (alert().holds.length > 0) {
        <p>
          暂缓的是：{{ alert().holds.join('、') }}。
          @if (alert().holdsUntil; as until) {
            最迟暂缓到 {{ until | moment }}，保证金照常。
          } @else {
            现在还没有到这一步；到可以办的时候再算暂缓的工作日，保证金照常。
          }
        </p>
        @if (session.has('releaseHold')) {
          <form (submit)="$event.preventDefault(); release(why.value)">
            <hl-field
              [for]="'release-' + alert().id"
              label="书面放行的理由"
              [fault]="attempt.faultOf('reason', 'release')"
            >
              <textarea #why [id]="'release-' + alert().id" rows="2" maxlength="2000" required></textarea>
            </hl-field>
            <button type="submit" class="second" [disabled]="attempt.isBusy()">放行，接着核查</button>
          </form>
        }
      }
      @if (alert().releaseReason; as reason) {
        <p class="small-print">
          {{ alert().releaserName }} {{ alert().releasedAt | moment }} 书面放行：{{
            reason
          }}。已经不再暂缓；核查还没有登记结论。
        </p>
      }
      @if (mayClose()) {
        <form (submit)="$event.preventDefault(); close(outcome.value, finding.value)">
          <hl-field
            [for]="'outcome-' + alert().id"
            label="核查结论"
            [fault]="attempt.faultOf('outcome', 'close')"
          >
            <select #outcome [id]="'outcome-' + alert().id">
              @for (option of outcomes; track option[0]) {
                <option [value]="option[0]">{{ option[1] }}</option>
              }
            </select>
          </hl-field>
          <hl-field
            [for]="'finding-' + alert().id"
            label="核查情况"
            [fault]="attempt.faultOf('finding', 'close')"
          >
            <textarea #finding [id]="'finding-' + alert().id" rows="2" maxlength="2000" required></textarea>
          </hl-field>
          <button type="submit" class="second" [disabled]="attempt.isBusy()">处理完毕</button>
        </form>
      } @else if (isPressing()) {
        <p class="small-print">处理以前不能审核通过，也不能发布。由监管人员处理。</p>
      }
      @if (mustBeAnswered()) {
        <p class="small-print">回答以前不能审核通过，也不能发布。</p>
      }
    }
  `,
  styles: `
    form {
      margin-top: 0.75rem;
      padding-top: 0.75rem;
      border-top: 1px solid var(--line);
    }
  `,
})
export class RiskCard {
  private readonly client = inject(RisksClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly alert = input.required<RiskAlertView>();
  readonly done = output();
  protected readonly outcomes = Object.entries(RISK_OUTCOMES);
  /** What the application says in two voices, and what has to be asked about. */
  protected readonly mustBeAnswered = computed(() => ANSWERED_CODES.includes(this.alert().code));
  /** Red, and not let go on. */
  protected readonly isPressing = computed(() => this.alert().level === 'RED' && !this.alert().releasedAt);
  protected readonly mayClose = computed(() => {
    const isSupervisor = this.session.account()?.roles.includes('SUPERVISOR') ?? false;
    return this.session.has('closeRisk') && (this.alert().level !== 'RED' || isSupervisor);
  });

  protected async release(reason: string): Promise<void> {
    const isDone = await this.attempt.run(() => this.client.release(this.alert().id, reason), 'release');
    if (isDone) this.done.emit();
  }

  protected async close(outcome: string, finding: string): Promise<void> {
    const isDone = await this.attempt.run(
      () => this.client.close(this.alert().id, outcome as RiskOutcome, finding),
      'close',
    );
    if (isDone) this.done.emit();
  }
}
