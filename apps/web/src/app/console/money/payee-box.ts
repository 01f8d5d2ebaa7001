import { ChangeDetectionStrategy, Component, inject, input, linkedSignal } from '@angular/core';
import type { PayeeView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { PaymentsClient } from '../../data/money/payments-client';
import { CopyButton } from '../../ui/copy-button';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** The full account of whom money goes to, once somebody has asked for it: each look is written down. */
@Component({
  selector: 'hl-payee-box',
  imports: [CopyButton, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hl-problem-box [problem]="attempt.problem()" />
    @if (payee(); as seen) {
      <dl class="facts">
        <dt>收款人</dt>
        <dd>{{ seen.payeeName }} <hl-copy-button [text]="seen.payeeName" what="收款人" /></dd>
        <dt>收款账号</dt>
        <dd class="money">
          {{ seen.payeeAccount }} <hl-copy-button [text]="seen.payeeAccount" what="收款账号" />
        </dd>
        <dt>开户银行</dt>
        <dd>{{ seen.bankName ?? '没有登记（原路退回的，看来款流水上的银行）' }}</dd>
        <dt>联行号</dt>
        <dd class="money">
          @if (seen.bankNo; as bankNo) {
            {{ bankNo }} <hl-copy-button [text]="bankNo" what="联行号" />
          } @else {
            没有登记联行号 <span class="small-print">跨行付款要用的，问收款人的开户行</span>
          }
        </dd>
        <dt>金额</dt>
        <dd class="money">{{ seen.amountFen | yuan }}</dd>
        <dt>为什么付</dt>
        <dd>{{ seen.why }}</dd>
        <dt>项目</dt>
        <dd>{{ seen.lotNo ? seen.lotNo + '　' + seen.title : '不属于哪个项目，或者报名截止以前不显示' }}</dd>
      </dl>
      @if (seen.isAccountChanged) {
        <p class="warm">
          <b>开单以后，他登记的账户改过了。</b>先问清楚，再提出改付到现在登记的账户，另一个人同意以后才能付。
        </p>
      }
    } @else {
      <p class="row">
        <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="look()">
          看完整账户
        </button>
        <span class="small-print">谁在什么时候看过会记下来，收款人自己也看得到。</span>
      </p>
    }
  `,
})
export class PayeeBox {
  private readonly client = inject(PaymentsClient);
  protected readonly attempt = inject(Attempt);
  readonly orderId = input.required<string>();
  /** Another payment shows nothing of this one's. */
  protected readonly payee = linkedSignal<string, PayeeView | null>({
    source: this.orderId,
    computation: () => null,
  });

  protected async look(): Promise<void> {
    await this.attempt.run(async () => this.payee.set(await this.client.payee(this.orderId())));
  }
}
