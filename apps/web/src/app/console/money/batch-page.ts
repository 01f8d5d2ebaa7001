import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PAYMENT_ORDER_STATES } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { WHOLE_MONEY, narrowed, turned } from '../../data/money/money-query';
import { PaymentsClient } from '../../data/money/payments-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';
import { PageJump } from './page-jump';

/** The bank answers when it does: while some of a batch waits for it, the page looks again so often. */
const LOOK_AGAIN_MS = 10_000;

/** One batch: what is in it, its second person, its file for the bank, and what the bank has said. */
@Component({
  selector: 'hl-batch-page',
  imports: [Field, ListFrame, MomentPipe, PageJump, ProblemBox, RouterLink, Unread, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './batch-page.html',
  styleUrl: './money-table.css',
})
export class BatchPage {
  private readonly client = inject(PaymentsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  /** Of the address. */
  readonly batchId = input.required<string>();
  protected readonly states = PAYMENT_ORDER_STATES;
  protected readonly batch = reading({
    params: () => this.batchId(),
    loader: ({ params }) => this.client.batch(params),
  });
  protected readonly asked = signal(WHOLE_MONEY);
  protected readonly orders = reading({
    params: () => ({ batch: this.batchId(), query: this.asked() }),
    loader: ({ params }) => this.client.list({ batch: params.batch }, params.query),
  });
  protected readonly file = computed(() => `/api/finance/payment-batches/${this.batchId()}/file`);
  private readonly isWaiting = computed(() => {
    const batch = this.batch.value();
    return batch?.state === 'SENT' && batch.waiting > 0;
  });

  constructor() {
    effect((onCleanup) => {
      if (!this.isWaiting()) return;
      const timer = setInterval(() => this.reload(), LOOK_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected turn(at: string): void {
    this.asked.update((query) => turned(query, at, { next: this.orders.value()?.next ?? null }));
  }

  protected jump(page: string): void {
    this.asked.update((query) => narrowed(query, { page }));
  }

  /** The second person says what he has read: were it another number by now, it is not sent. */
  protected send(count: number, amountFen: string): Promise<void> {
    return this.do(() => this.client.send(this.batchId(), { count, amountFen }));
  }

  protected cancel(reason: string): Promise<void> {
    return this.do(() => this.client.cancelBatch(this.batchId(), reason), 'cancel');
  }

  protected takeOut(orderId: string): Promise<void> {
    return this.do(() => this.client.takeOut(this.batchId(), orderId));
  }

  private async do(work: () => Promise<void>, subject = ''): Promise<void> {
    await this.attempt.run(work, subject);
    this.reload();
  }

  private reload(): void {
    this.batch.reload();
    this.orders.reload();
  }
}
