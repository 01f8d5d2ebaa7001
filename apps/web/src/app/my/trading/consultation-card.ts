import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ConsultationClient } from '../../data/trading/consultation-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** 征求意见: what I am asked once registration is closed, until when, and what my silence means. */
@Component({
  selector: 'hl-consultation-card',
  imports: [Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (consultation.value(); as asked) {
      <section class="card">
        <h2>{{ asked.side === 'TRANSFEROR' ? '请您定一下' : '请您确认' }}</h2>
        @if (asked.state === 'CLOSED') {
          <p>双方意见已征求完：{{ asked.wayName }}。</p>
        } @else {
          <p>
            @if (asked.side === 'TRANSFEROR') {
              报名的人和保证金都定下来了。公告的交易方式和价格，还算数吗？
            } @else {
              保证金已到账，就要开始交易了。您还参加吗？
            }
          </p>
          @if (asked.state === 'OBJECTED') {
            <p>这一宗先停住，由中心和转出方商量。</p>
          } @else {
            <p>
              最晚 <b class="warm">{{ asked.dueAt | moment }}</b> 答复。{{
                asked.side === 'TRANSFEROR' ? '到期不答复的，按公告的方式和价格进行' : asked.silenceName
              }}。
            </p>
          }
          @if (isOnBehalf()) {
            <p>
              您是代办：选好以后打印“征询答复”请本人签字、交回扫描件，由乡镇或者中心窗口核对过才算数。请在期限前交回。
            </p>
            @if (isWritten()) {
              <p role="status">已记下，等本人签字。请在上面打印、交回。</p>
            }
          }
          <hl-problem-box [problem]="attempt.problem()" />
          @if (asked.own; as own) {
            <p role="status">
              {{ own.at | moment }} 您答复：<b>{{ own.agrees ? '同意' : '不同意' }}</b
              >{{ own.reason ? '（' + own.reason + '）' : '' }}
            </p>
          }
          @if (isRefusing()) {
            <form (submit)="$event.preventDefault(); answer(false, reason.value)">
              <hl-field
                for="refusal-reason"
                [label]="asked.side === 'TRANSFEROR' ? '为什么不同意' : '不参加的原因（可以不填）'"
                [fault]="attempt.faultOf('reason')"
              >
                <textarea #reason id="refusal-reason" rows="2" maxlength="2000"></textarea>
              </hl-field>
              <p class="small-print">
                {{
                  asked.side === 'TRANSFEROR'
                    ? '不同意的，这一宗先停住，由中心和您商量；您改为同意，就接着进行。'
                    : '不参加了，就不能再改，保证金全部退还。'
                }}
              </p>
              <div class="row">
                <button type="submit" class="danger" [disabled]="attempt.isBusy()">
                  {{ asked.side === 'TRANSFEROR' ? '不同意' : '确定不参加' }}
                </button>
                <button type="button" class="second" (click)="isRefusing.set(false)">再想想</button>
              </div>
            </form>
          } @else {
            <div class="row">
              @if (!asked.own?.agrees) {
                <button type="button" [disabled]="attempt.isBusy()" (click)="answer(true)">
                  {{ asked.side === 'TRANSFEROR' ? '按公告进行' : '继续参加' }}
                </button>
              }
              @if (asked.state === 'ASKING' || asked.side === 'APPLICANT') {
                <button
                  type="button"
                  class="second"
                  [disabled]="attempt.isBusy()"
                  (click)="isRefusing.set(true)"
                >
                  {{ asked.side === 'TRANSFEROR' ? '不同意' : '不参加了' }}
                </button>
              }
            </div>
          }
        }
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
  `,
})
export class ConsultationCard {
  private readonly client = inject(ConsultationClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  /** A liaison writes it down for somebody without an account. */
  readonly isOnBehalf = input(false);
  readonly answered = output();
  protected readonly isWritten = signal(false);
  protected readonly isRefusing = signal(false);
  protected readonly consultation = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.show(params),
  });

  protected async answer(agrees: boolean, reason = ''): Promise<void> {
    if (!(await this.attempt.run(() => this.client.answer(this.lotId(), { agrees, reason })))) return;
    this.isRefusing.set(false);
    this.isWritten.set(true);
    this.consultation.reload();
    this.answered.emit();
  }
}
