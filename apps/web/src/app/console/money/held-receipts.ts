import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import type { ReceiptView } from '@helan/contracts';
import type { ProposeReceiptDecisionRequest } from '@helan/contracts/requests';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 待认定: receipts of which only people can say whose they are; one proposes, another answers. */
@Component({
  selector: 'hl-held-receipts',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>待认定</h2>
    <p class="small-print">
      银行写的名字和登记的差一点，只写了截止那天的日期，或者没有这个子账号。出纳对着银行流水提出怎么认定，财务复核同意才算；认定以前不退款，报名也不作废。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="held" empty="没有要认定的款。" (turn)="at.set($event)">
      @for (row of held.value()?.items; track row.id) {
        @let receipt = opened()?.id === row.id ? opened()! : row;
        <article class="card">
          <p class="row">
            <b>{{ receipt.bankName }}</b>
            <span class="money">流水号 {{ receipt.flowNo }}</span>
            <span>{{ receipt.arrivedAt | moment: receipt.isWholeDay }} 到账</span>
            @if (row.decideBy) {
              <span>最晚 {{ row.decideBy | moment }} 认定</span>
            }
            @if (row.isOverdue) {
              <span class="tag warm">已超期</span>
            }
          </p>
          @if (receipt.payerName === null) {
            <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="open(row.id)">
              打开
            </button>
          } @else {
            <p>付款人 {{ receipt.payerName }}　{{ receipt.amountFen | yuan }}</p>
            <p>{{ receipt.faultSentence }}</p>
            @if (receipt.proposal; as proposal) {
              <p>
                {{ proposal.proposerName }} 于 {{ proposal.proposedAt | moment }} 提出：{{
                  proposal.isNotOurs
                    ? '不是中心的款，注销'
                    : proposal.isHis
                      ? '是他的款，算按时到账'
                      : '不是，退回'
                }}。理由：{{ proposal.reason }}
              </p>
            }
            @if (receipt.proposal && session.has('answerReceiptDecision')) {
              <form (submit)="$event.preventDefault()">
                <hl-field [for]="'answer-' + row.id" label="依据" [fault]="attempt.faultOf('reason', row.id)">
                  <input #answer [id]="'answer-' + row.id" maxlength="2000" required />
                </hl-field>
                <p class="row">
                  <button
                    type="button"
                    [disabled]="attempt.isBusy()"
                    (click)="reply(row.id, true, answer.value)"
                  >
                    同意
                  </button>
                  <button
                    type="button"
                    class="second"
                    [disabled]="attempt.isBusy()"
                    (click)="reply(row.id, false, answer.value)"
                  >
                    不同意
                  </button>
                </p>
              </form>
            } @else if (!receipt.proposal && session.has('proposeReceiptDecision')) {
              <form (submit)="$event.preventDefault()">
                <hl-field
                  [for]="'why-' + row.id"
                  label="看了什么，为什么"
                  [fault]="attempt.faultOf('reason', row.id)"
                >
                  <input #why [id]="'why-' + row.id" maxlength="2000" required />
                </hl-field>
                <p class="row">
                  @if (receipt.mayBeHis) {
                    <button
                      type="button"
                      [disabled]="attempt.isBusy()"
                      (click)="propose(row.id, { isHis: true, reason: why.value })"
                    >
                      是他的款
                    </button>
                  }
                  <button
                    type="button"
                    class="second"
                    [disabled]="attempt.isBusy()"
                    (click)="propose(row.id, { isHis: false, reason: why.value })"
                  >
                    不是，退回
                  </button>
                  <button
                    type="button"
                    class="second"
                    [disabled]="attempt.isBusy()"
                    (click)="propose(row.id, { isHis: false, isNotOurs: true, reason: why.value })"
                  >
                    录错了或者银行冲回了，注销
                  </button>
                </p>
              </form>
            }
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class HeldReceipts {
  private readonly client = inject(SettlementClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  /** Something was decided: what else is listed may have changed. */
  readonly decided = output();
  protected readonly at = signal('');
  protected readonly opened = signal<ReceiptView | null>(null);
  protected readonly held = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.receipts(params, 'HELD'),
  });

  /** A deposit's line is looked at by itself. */
  protected async open(id: string): Promise<void> {
    await this.attempt.run(async () => this.opened.set(await this.client.receipt(id)));
  }

  protected propose(id: string, request: ProposeReceiptDecisionRequest): Promise<void> {
    return this.do(id, () => this.client.proposeReceiptDecision(id, request));
  }

  protected reply(id: string, agrees: boolean, reason: string): Promise<void> {
    return this.do(id, () => this.client.answerReceiptDecision(id, { agrees, reason }));
  }

  private async do(id: string, work: () => Promise<void>): Promise<void> {
    if (!(await this.attempt.run(work, id))) return;
    this.opened.set(null);
    this.held.reload();
    this.decided.emit();
  }
}
