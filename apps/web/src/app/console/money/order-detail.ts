import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { PaymentOrderView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { PaymentsClient } from '../../data/money/payments-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { orderStepsOf } from './order-tabs';
import { PayeeBox } from './payee-box';
import { ReturnedPayment } from './returned-payment';

/** Under a payment: to whom and why, and what can be done with it. */
@Component({
  selector: 'hl-order-detail',
  imports: [Field, PayeeBox, ProblemBox, ReturnedPayment],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let row = order();
    @if (steps().includes('open')) {
      <p>这一笔一笔一笔打开看，谁报了名不列在清单里。</p>
      <button type="button" class="second" [disabled]="isOpening()" (click)="open.emit()">打开</button>
    } @else {
      @if (row.sentBackFor) {
        <p><b>退回重登的原因：</b>{{ row.sentBackFor }}</p>
      }
      @if (row.failedFor) {
        <p><b>银行说没有付成：</b>{{ row.failedFor }}</p>
      }
      @if (row.waitsForTransfer) {
        <p class="warm">
          它要付的钱有一部分还没有从保证金专户划到价款专户，划到以后才能付：在“专户划转”里办。
        </p>
      }
      @if (steps().includes('payee')) {
        <hl-payee-box [orderId]="row.id" />
      }
      <hl-problem-box [problem]="attempt.problem()" />
      @if (steps().includes('pay')) {
        <form class="row ends" (submit)="$event.preventDefault(); pay(flow.value, arrival.value)">
          <hl-field
            [for]="'flow-' + row.id"
            [label]="isTransfer() ? '保证金专户划出的流水号' : '付款流水号'"
            [fault]="attempt.faultOf('flowNo', 'pay')"
          >
            <input
              #flow
              [id]="'flow-' + row.id"
              placeholder="银行流水号"
              maxlength="60"
              required
              autocomplete="off"
            />
          </hl-field>
          <hl-field
            [for]="'arrival-' + row.id"
            label="价款专户划入的流水号"
            hint="两边同号的不填"
            [fault]="attempt.faultOf('arrivalFlowNo', 'pay')"
            [hidden]="!isTransfer()"
          >
            <input #arrival [id]="'arrival-' + row.id" maxlength="60" autocomplete="off" />
          </hl-field>
          <button type="submit" [disabled]="attempt.isBusy()">{{ isTransfer() ? '已划' : '已付' }}</button>
        </form>
      }
      @if (steps().includes('confirm')) {
        <p>
          流水号 {{ row.flowNo
          }}{{ row.arrivalFlowNo ? '，划入流水号 ' + row.arrivalFlowNo : '' }}：对着银行流水看过再复核。
        </p>
        <button type="button" [disabled]="attempt.isBusy()" (click)="confirm()">复核</button>
      }
      @if (steps().includes('sendBack')) {
        <details>
          <summary>流水号登记错了，退回重登</summary>
          <form (submit)="$event.preventDefault(); sendBack(why.value)">
            <hl-field
              [for]="'back-' + row.id"
              label="错在哪里"
              [fault]="attempt.faultOf('reason', 'sendBack')"
            >
              <input #why [id]="'back-' + row.id" maxlength="2000" required autocomplete="off" />
            </hl-field>
            <button type="submit" class="second" [disabled]="attempt.isBusy()">退回</button>
          </form>
        </details>
      }
      <hl-returned-payment [order]="row" (decided)="done.emit()" />
    }
  `,
  styles: `
    summary {
      cursor: pointer;
      padding: 0.35rem 0;
      color: var(--field);
    }
    .ends {
      align-items: end;
      margin-top: 0.75rem;
    }
    .ends button {
      margin-bottom: 1.1rem;
    }
  `,
})
export class OrderDetail {
  private readonly client = inject(PaymentsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly order = input.required<PaymentOrderView>();
  readonly isOpening = input(false);
  readonly open = output();
  readonly done = output();
  protected readonly isTransfer = computed(() => this.order().kind === 'TRANSFER');
  protected readonly steps = computed(() =>
    orderStepsOf(this.order(), {
      mayPay: this.session.has('executePayment'),
      mayConfirm: this.session.has('confirmPayment'),
      mayOpen: this.session.has('openPayee'),
      maySendBack: this.session.has('sendBackPayment'),
    }),
  );

  protected pay(flowNo: string, arrivalFlowNo: string): Promise<void> {
    const request = this.isTransfer() && arrivalFlowNo.trim() ? { flowNo, arrivalFlowNo } : { flowNo };
    return this.do(() => this.client.execute(this.order().id, request), 'pay');
  }

  protected confirm(): Promise<void> {
    return this.do(() => this.client.confirm(this.order().id));
  }

  protected sendBack(reason: string): Promise<void> {
    return this.do(() => this.client.sendBack(this.order().id, reason), 'sendBack');
  }

  private async do(work: () => Promise<void>, subject = ''): Promise<void> {
    if (await this.attempt.run(work, subject)) this.done.emit();
  }
}
