import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { WithdrawalsClient } from '../../data/publicity/withdrawals-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { answerInWords } from './answer-in-words';

/** 申请撤牌: a lister takes back what stands on the board; the notice says what he owes those who have applied. */
@Component({
  selector: 'hl-withdrawal-card',
  imports: [Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (asked.value(); as asked) {
      @if (asked.request?.isOpen && isListed()) {
        <div class="card" role="status">
          <p>{{ asked.request!.at | moment }} 申请了撤牌，等中心负责人办理：{{ asked.request!.reason }}</p>
          <hl-problem-box [problem]="attempt.problem()" />
          <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="takeBack()">
            收回申请，接着挂牌
          </button>
        </div>
      } @else {
        @if (asked.request?.answer; as answer) {
          <p class="small-print" role="status">
            {{ answer.at | moment }}
            {{ answerInWords(answer) }}
          </p>
        }
        @if (isListed()) {
          <details>
            <summary>不想转了，申请撤牌</summary>
            <form class="card" (submit)="$event.preventDefault(); ask(reason.value, decision?.value ?? '')">
              <p>报名截止以前可以撤。{{ asked.cost }}</p>
              <hl-problem-box [problem]="attempt.problem()" />
              <hl-field
                for="withdrawal-reason"
                label="为什么撤（写进公告）"
                [fault]="attempt.faultOf('reason')"
              >
                <textarea #reason id="withdrawal-reason" rows="2" maxlength="2000" required></textarea>
              </hl-field>
              @if (isCollective()) {
                <hl-field
                  for="withdrawal-decision"
                  label="同意撤牌的民主决议文号"
                  [fault]="attempt.faultOf('decisionNo')"
                >
                  <input
                    #decisionNo
                    id="withdrawal-decision"
                    maxlength="80"
                    (input)="decision = decisionNo"
                  />
                </hl-field>
              }
              <button type="submit" class="danger" [disabled]="attempt.isBusy()">申请撤牌</button>
            </form>
          </details>
        }
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin: 1rem 0;
    }
  `,
})
export class WithdrawalCard {
  private readonly client = inject(WithdrawalsClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly isCollective = input.required<boolean>();
  /** Afterwards it only says what became of the request. */
  readonly isListed = input.required<boolean>();
  protected readonly answerInWords = answerInWords;
  /** There only where a body has to decide. */
  protected decision: HTMLInputElement | undefined;
  protected readonly asked = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.asked(params),
  });

  protected async ask(reason: string, decisionNo: string): Promise<void> {
    const request = { reason, ...(decisionNo ? { decisionNo } : {}) };
    if (await this.attempt.run(() => this.client.ask(this.lotId(), request))) this.asked.reload();
  }

  protected async takeBack(): Promise<void> {
    if (await this.attempt.run(() => this.client.takeBack(this.lotId()))) this.asked.reload();
  }
}
