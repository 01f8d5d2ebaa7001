import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { ReceiptView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { Session } from '../../data/session';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** A line that the bank took back or never had is discarded: one proposes, another answers. */
@Component({
  selector: 'hl-not-ours',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let row = receipt();
    <hl-problem-box [problem]="attempt.problem()" />
    @if (row.proposal; as proposal) {
      <p class="small-print">{{ proposal.proposerName }} 提出注销：{{ proposal.reason }}</p>
      @if (!proposal.isMine && session.has('answerReceiptDecision')) {
        <hl-field [for]="'discard-' + row.id" label="依据" [fault]="attempt.faultOf('reason')">
          <input #answer [id]="'discard-' + row.id" maxlength="2000" required />
        </hl-field>
        <p class="row">
          <button type="button" [disabled]="attempt.isBusy()" (click)="reply(true, answer.value)">
            同意注销
          </button>
          <button
            type="button"
            class="second"
            [disabled]="attempt.isBusy()"
            (click)="reply(false, answer.value)"
          >
            不同意
          </button>
        </p>
      }
    } @else if (session.has('proposeReceiptDecision')) {
      <details>
        <summary>不是中心的款</summary>
        <p class="small-print">银行冲回了，或者录错了、流水上没有这一笔。财务复核同意后注销，不付款。</p>
        <hl-field [for]="'discard-' + row.id" label="看了什么，为什么" [fault]="attempt.faultOf('reason')">
          <input #why [id]="'discard-' + row.id" maxlength="2000" required />
        </hl-field>
        <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="propose(why.value)">
          提出注销
        </button>
      </details>
    }
  `,
})
export class NotOurs {
  private readonly client = inject(SettlementClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly receipt = input.required<ReceiptView>();
  readonly decided = output();

  protected propose(reason: string): Promise<void> {
    const { id } = this.receipt();
    return this.do(() => this.client.proposeReceiptDecision(id, { isHis: false, isNotOurs: true, reason }));
  }

  protected reply(agrees: boolean, reason: string): Promise<void> {
    const { id } = this.receipt();
    return this.do(() => this.client.answerReceiptDecision(id, { agrees, reason }));
  }

  private async do(work: () => Promise<void>): Promise<void> {
    if (await this.attempt.run(work)) this.decided.emit();
  }
}
