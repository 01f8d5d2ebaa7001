import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { PaymentOrderView, ReceiptView } from '@helan/contracts';
import { foldDate, momentText, PAYMENT_ORDER_STATES, RECEIPT_STATES } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { Session } from '../../data/session';
import { SettlementClient } from '../../data/closing/settlement-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';
import { HeldReceipts } from './held-receipts';
import { NotOurs } from './not-ours';
import { PayoutLots } from './payout-lots';
import { ReturnedPayment } from './returned-payment';

/** Money in and money out: one person enters, another confirms. */
@Component({
  selector: 'hl-finance',
  imports: [
    Field,
    HeldReceipts,
    ListFrame,
    MomentPipe,
    NotOurs,
    PayoutLots,
    ProblemBox,
    ReactiveFormsModule,
    ReturnedPayment,
    RouterLink,
    YuanPipe,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './finance.html',
  styles: `
    td.digits {
      min-width: 6.25rem;
      font-variant-numeric: tabular-nums;
    }
    td.name {
      min-width: 7.5rem;
    }
    td.steps {
      min-width: 11rem;
    }
  `,
})
export class Finance {
  private readonly client = inject(SettlementClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly opened = signal<ReceiptView | null>(null);
  protected readonly openedOrder = signal<PaymentOrderView | null>(null);
  /** The payment order whose number was sent last; none where a receipt was entered. */
  protected readonly receiptAt = signal('');
  protected readonly orderAt = signal('');
  protected readonly receipts = reading({
    params: () => this.receiptAt(),
    loader: ({ params }) => this.client.receipts(params),
  });
  protected readonly orders = reading({
    params: () => this.orderAt(),
    loader: ({ params }) => this.client.orders(params),
  });
  protected readonly receiptStates = RECEIPT_STATES;
  protected readonly orderStates = PAYMENT_ORDER_STATES;
  private readonly builder = inject(NonNullableFormBuilder);
  protected readonly form = this.builder.group({
    bank: this.builder.control<'DEPOSIT_BANK' | 'PRICE_BANK'>('DEPOSIT_BANK'),
    flowNo: '',
    subAccount: '',
    payerName: '',
    payerAccount: '',
    amountYuan: '',
    date: '',
    time: '',
  });

  protected async enter(): Promise<void> {
    const { date, time, ...receipt } = this.form.getRawValue();
    const arrivedAt = arrivalOf(foldDate(date), time);
    const isDone = await this.attempt.run(() => this.client.enterReceipt({ ...receipt, arrivedAt }));
    if (isDone) this.form.reset();
    this.receipts.reload();
  }

  protected async do(work: () => Promise<unknown>, subject = ''): Promise<void> {
    await this.attempt.run(work, subject);
    this.receipts.reload();
    this.orders.reload();
  }

  /** A deposit's line is looked at by itself. */
  protected async open(id: string): Promise<void> {
    await this.attempt.run(async () => this.opened.set(await this.client.receipt(id)));
  }

  /** The second person opens any that waits or found no owner, whoever entered one his own. */
  protected mayOpen({ state, enteredByMe }: ReceiptView): boolean {
    if (state !== 'ENTERED' && state !== 'UNCLAIMED') return false;
    return this.session.has('openReceipt') && (enteredByMe || this.session.has('confirmReceipt'));
  }

  /** The line as the list has it; as it was opened, as long as it stands as it did. */
  protected shown(receipt: ReceiptView): ReceiptView {
    const opened = this.opened();
    return opened?.id === receipt.id && opened.state === receipt.state ? opened : receipt;
  }

  /** An order is opened by itself while whose money it is would tell who has registered. */
  protected async openOrder(id: string): Promise<void> {
    await this.attempt.run(async () => this.openedOrder.set(await this.client.order(id)));
  }

  /** Whoever pays one that is due; once it is paid, the second person and whoever has paid it; both, one that came back. */
  protected mayOpenOrder({ state, enteredByMe }: PaymentOrderView): boolean {
    if (state === 'DUE') return this.session.has('executePayment');
    if (state === 'BOUNCED' || state === 'PROPOSED') return this.session.has('openReceipt');
    return state === 'ENTERED' && (enteredByMe || this.session.has('confirmPayment'));
  }

  protected shownOrder(order: PaymentOrderView): PaymentOrderView {
    const opened = this.openedOrder();
    return opened?.id === order.id && opened.state === order.state ? opened : order;
  }

  /** Something was proposed or answered: what else is listed may have changed. */
  protected reload(): void {
    this.opened.set(null);
    this.openedOrder.set(null);
    this.receipts.reload();
    this.orders.reload();
  }

  protected confirmReceipt(id: string): Promise<void> {
    return this.do(() => this.client.confirmReceipt(id));
  }

  protected execute(id: string, flowNo: string): Promise<void> {
    return this.do(() => this.client.execute(id, flowNo), id);
  }

  protected confirmOrder(id: string): Promise<void> {
    return this.do(() => this.client.confirmOrder(id));
  }
}

/** A bank's day stays a day where it names no time. */
function arrivalOf(date: string, time: string): string {
  return time === '' ? date : momentText(date, time);
}
