import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PaymentOrderView } from '@helan/contracts';
import { PAYMENT_ORDER_STATES } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { PaymentsClient } from '../../data/money/payments-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { TaskHere } from '../../data/task-here';
import { TaskMark } from '../../data/task-mark';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';
import { BatchMaker } from './batch-maker';
import { InParts } from './in-parts';
import { moneyAsking } from './money-asking';
import { MoneyBar } from './money-bar';
import { OrderDetail } from './order-detail';
import { ORDER_TABS, type OrderTab, chosenAmong, isBatchable, isConfirmable } from './order-tabs';
import { PageJump } from './page-jump';
import { PartsProgress } from './parts-progress';
import { PayoutLots } from './payout-lots';
import { RowList } from './row-list';

/** A tab of payments: the list, what is ticked of it, and under each payment what is to be done with it. */
@Component({
  selector: 'hl-orders-page',
  imports: [
    BatchMaker,
    ListFrame,
    MoneyBar,
    OrderDetail,
    PageJump,
    PartsProgress,
    PayoutLots,
    ProblemBox,
    RouterLink,
    RowList,
    TaskMark,
    YuanPipe,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './orders-page.html',
  styleUrl: './money-table.css',
})
export class OrdersPage {
  private readonly client = inject(PaymentsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  /** Of the route. */
  readonly tab = input.required<OrderTab>();
  protected readonly asking = moneyAsking();
  protected readonly parts = new InParts();
  protected readonly states = PAYMENT_ORDER_STATES;
  /** Nobody has to do anything about them. */
  protected readonly atRest: readonly PaymentOrderView['state'][] = ['CONFIRMED', 'REPLACED', 'CANCELLED'];
  protected readonly shownTab = computed(() => ORDER_TABS[this.tab()]);
  protected readonly list = reading({
    params: () => ({ tab: this.tab(), query: this.asking.query() }),
    loader: ({ params }) => this.client.list(ORDER_TABS[params.tab].asked, params.query),
  });
  /** Of those that came back, what two people still decide about may stand in any state. */
  protected readonly proposed = reading({
    params: () => (this.tab() === 'came-back' ? { query: this.asking.query() } : undefined),
    loader: ({ params }) => this.client.list({ proposed: true }, params.query),
  });
  protected readonly rows = computed(() => {
    const listed = this.list.value()?.items ?? [];
    const known = new Set(listed.map(({ id }) => id));
    return [...(this.proposed.value()?.items ?? []).filter(({ id }) => !known.has(id)), ...listed];
  });
  protected readonly shownList = {
    value: computed(() => {
      const page = this.list.value();
      return page && { ...page, items: this.rows() };
    }),
    problem: this.list.problem,
    reload: () => this.reload(),
  };
  private readonly here = inject(TaskHere);
  protected readonly unfolded = linkedSignal(() => this.here.id() ?? '');
  private readonly opened = signal<PaymentOrderView | null>(null);
  private readonly ticked = signal<ReadonlySet<string>>(new Set());
  protected readonly mayBatch = computed(
    () => this.session.has('prepareBatch') && (this.tab() === 'pay' || this.tab() === 'transfers'),
  );
  protected readonly mayConfirmMany = computed(
    () => this.session.has('confirmPayment') && this.tab() === 'paid',
  );
  protected readonly mayTick = computed(() => this.mayBatch() || this.mayConfirmMany());
  protected readonly chosen = computed(() =>
    chosenAmong(this.rows(), this.ticked(), (order) => this.isTickable(order)),
  );

  protected shown(row: PaymentOrderView): PaymentOrderView {
    const opened = this.opened();
    return opened?.id === row.id && opened.state === row.state ? opened : row;
  }

  protected isTickable(order: PaymentOrderView): boolean {
    return this.mayBatch() ? isBatchable(order) : isConfirmable(order);
  }

  protected isTicked(id: string): boolean {
    return this.ticked().has(id);
  }

  protected toggle(id: string): void {
    this.unfolded.set(this.unfolded() === id ? '' : id);
  }

  protected tick(id: string): void {
    if (!this.mayTick()) return;
    const ticked = new Set(this.ticked());
    if (!ticked.delete(id)) ticked.add(id);
    this.ticked.set(ticked);
  }

  protected tickAll(): void {
    const all = this.rows().filter((order) => this.isTickable(order));
    const isAll = all.every(({ id }) => this.ticked().has(id));
    this.ticked.set(new Set(isAll ? [] : all.map(({ id }) => id)));
  }

  /** An order is opened by itself while whose money it is would tell who has registered. */
  protected async open(id: string): Promise<void> {
    await this.attempt.run(async () => this.opened.set(await this.client.open(id)), id);
  }

  protected async confirmChosen(): Promise<void> {
    const { ids } = this.chosen();
    await this.attempt.run(() => this.parts.send(ids, (part) => this.client.confirmAll(part)));
    this.ticked.set(new Set());
    this.reload();
  }

  protected async act(id: string): Promise<void> {
    const row = this.rows().find((one) => one.id === id);
    if (!row || !this.mayConfirmMany() || !isConfirmable(row)) return;
    if (await this.attempt.run(() => this.client.confirm(id), id)) this.done();
  }

  protected done(): void {
    this.opened.set(null);
    this.unfolded.set('');
    this.parts.forget();
    this.ticked.set(new Set());
    this.reload();
  }

  private reload(): void {
    this.list.reload();
    this.proposed.reload();
  }
}
