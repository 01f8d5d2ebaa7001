import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { PaymentOrderView } from '@helan/contracts';
import type { PayAgainRequest } from '@helan/contracts/requests';
import { paymentOrderLifecycle } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { Session } from '../../data/session';
import { PaymentsClient } from '../../data/money/payments-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** 退汇: the bank did not take a payment or sent it back, and how it is paid again; one proposes, another answers. */
@Component({
  selector: 'hl-returned-payment',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let row = order();
    <hl-problem-box [problem]="attempt.problem()" />
    @if (row.proposal; as proposal) {
      <p class="small-print">
        {{ proposal.proposerName }} 提出{{ words[proposal.kind]
        }}{{ proposal.flowNo ? '，退汇流水号 ' + proposal.flowNo : '' }}：{{ proposal.reason }}
      </p>
      @if (!proposal.isMine && session.has('answerPaymentDecision')) {
        <hl-field [for]="'answer-' + row.id" label="依据" [fault]="attempt.faultOf('reason')">
          <input #answer [id]="'answer-' + row.id" maxlength="2000" required />
        </hl-field>
        <p class="row">
          <button type="button" [disabled]="attempt.isBusy()" (click)="reply(true, answer.value)">
            同意
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
    } @else if (session.has('proposePaymentDecision')) {
      @if (row.state === 'BOUNCED') {
        <details>
          <summary>改付</summary>
          <hl-field
            [for]="'account-' + row.id"
            label="收款账号"
            [hint]="row.isPayeeRegistered ? '不填，付到现在登记的账户；填了，同意后就改成登记的账户' : ''"
            [fault]="attempt.faultOf('payeeAccount')"
          >
            <input
              #account
              [id]="'account-' + row.id"
              maxlength="60"
              inputmode="numeric"
              autocomplete="off"
            />
          </hl-field>
          <hl-field [for]="'bank-' + row.id" label="开户银行" [fault]="attempt.faultOf('payeeBank')">
            <input #bank [id]="'bank-' + row.id" maxlength="160" autocomplete="off" />
          </hl-field>
          <hl-field
            [for]="'bank-no-' + row.id"
            label="联行号"
            hint="开户银行的 12 位行号，不知道就空着"
            [fault]="attempt.faultOf('payeeBankNo')"
          >
            <input #bankNo [id]="'bank-no-' + row.id" maxlength="40" inputmode="numeric" autocomplete="off" />
          </hl-field>
          <hl-field [for]="'why-' + row.id" label="看了什么，为什么" [fault]="attempt.faultOf('reason')">
            <input #why [id]="'why-' + row.id" maxlength="2000" required />
          </hl-field>
          <button
            type="button"
            [disabled]="attempt.isBusy()"
            (click)="
              payAgain({
                payeeAccount: account.value,
                payeeBank: bank.value,
                payeeBankNo: bankNo.value,
                reason: why.value,
              })
            "
          >
            提出改付
          </button>
        </details>
      } @else if (mayComeBack()) {
        @if (row.state === 'DUE' && row.isPayeeRegistered) {
          <details>
            <summary>收款账户改过了，付到现在登记的账户</summary>
            <hl-field
              [for]="'new-' + row.id"
              label="问了谁，看了什么"
              [fault]="attempt.faultOf('reason', 'new')"
            >
              <input #asked [id]="'new-' + row.id" maxlength="2000" required autocomplete="off" />
            </hl-field>
            <button
              type="button"
              class="second"
              [disabled]="attempt.isBusy()"
              (click)="readdress(asked.value)"
            >
              提出改付
            </button>
          </details>
        }
        <details>
          <summary>{{ row.state === 'CONFIRMED' ? '退汇' : '银行没有付成' }}</summary>
          @if (row.state === 'CONFIRMED') {
            <hl-field [for]="'back-' + row.id" label="退汇的流水号" [fault]="attempt.faultOf('flowNo')">
              <input #line [id]="'back-' + row.id" maxlength="60" autocomplete="off" />
            </hl-field>
            <hl-field [for]="'why-' + row.id" label="银行说的原因" [fault]="attempt.faultOf('reason')">
              <input #why [id]="'why-' + row.id" maxlength="2000" required />
            </hl-field>
            <button
              type="button"
              class="second"
              [disabled]="attempt.isBusy()"
              (click)="report(why.value, line.value)"
            >
              登记退汇
            </button>
          } @else {
            <hl-field [for]="'why-' + row.id" label="银行说的原因" [fault]="attempt.faultOf('reason')">
              <input #why [id]="'why-' + row.id" maxlength="2000" required />
            </hl-field>
            <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="report(why.value)">
              登记没有付成
            </button>
          }
        </details>
      }
    }
  `,
})
export class ReturnedPayment {
  private readonly client = inject(PaymentsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly words = {
    RETURNED: '没有付成或者退汇',
    PAY_AGAIN: '照此改付',
    NEW_ACCOUNT: '付到现在登记的账户',
  } as const;
  readonly order = input.required<PaymentOrderView>();
  readonly decided = output();
  protected readonly mayComeBack = computed(
    () => paymentOrderLifecycle.find(this.order().state, 'bounce') !== undefined,
  );

  protected report(reason: string, flowNo?: string): Promise<void> {
    const request = flowNo === undefined ? { reason } : { reason, flowNo };
    return this.do(() => this.client.reportReturned(this.order().id, request));
  }

  protected readdress(reason: string): Promise<void> {
    return this.do(() => this.client.readdress(this.order().id, reason), 'new');
  }

  protected payAgain(request: PayAgainRequest): Promise<void> {
    return this.do(() => this.client.payAgain(this.order().id, request));
  }

  protected reply(agrees: boolean, reason: string): Promise<void> {
    return this.do(() => this.client.answer(this.order().id, { agrees, reason }));
  }

  private async do(work: () => Promise<void>, subject = ''): Promise<void> {
    if (await this.attempt.run(work, subject)) this.decided.emit();
  }
}
