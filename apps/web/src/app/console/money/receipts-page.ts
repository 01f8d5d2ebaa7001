import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import type { ReceiptView } from '@helan/contracts';
import { RECEIPT_STATES } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { TaskHere } from '../../data/task-here';
import { TaskMark } from '../../data/task-mark';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';
import { InParts } from './in-parts';
import { moneyAsking } from './money-asking';
import { MoneyBar } from './money-bar';
import { PageJump } from './page-jump';
import { PartsProgress } from './parts-progress';
import { ReceiptDetail } from './receipt-detail';
import { RECEIPT_TABS, type ReceiptTab, confirmable, exactAmong } from './receipt-tabs';
import { RowList } from './row-list';

/** A tab of receipts: the list, what is ticked of it, and under each line what is to be done with it. */
@Component({
  selector: 'hl-receipts-page',
  imports: [
    ListFrame,
    MomentPipe,
    MoneyBar,
    PageJump,
    PartsProgress,
    ProblemBox,
    ReceiptDetail,
    RowList,
    TaskMark,
    YuanPipe,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './receipts-page.html',
  styleUrl: './money-table.css',
})
export class ReceiptsPage {
  private readonly client = inject(ReceiptsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  /** Of the route. */
  readonly tab = input.required<ReceiptTab>();
  protected readonly asking = moneyAsking();
  protected readonly parts = new InParts();
  protected readonly states = RECEIPT_STATES;
  protected readonly shownTab = computed(() => RECEIPT_TABS[this.tab()]);
  protected readonly list = reading({
    params: () => ({ tab: this.tab(), query: this.asking.query() }),
    loader: ({ params }) => this.client.list(RECEIPT_TABS[params.tab].asked, params.query),
  });
  private readonly rows = computed(() => this.list.value()?.items ?? []);
  /** The line that lies open: as the address says, or as it was opened here. */
  private readonly here = inject(TaskHere);
  protected readonly unfolded = linkedSignal(() => this.here.id() ?? '');
  private readonly opened = signal<ReceiptView | null>(null);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly mayTick = computed(
    () => this.session.has('confirmReceipt') && (this.tab() === 'check' || this.tab() === 'confirm'),
  );
  protected readonly exact = computed(() => exactAmong(this.rows()));
  protected readonly toConfirm = computed(() => confirmable(this.rows(), this.chosen()));
  protected readonly emptySet: ReadonlySet<string> = new Set();
  protected readonly columns = computed(() => (this.mayTick() ? 8 : 7));

  /** As the list has it; as it was opened, as long as it stands as it did. */
  protected shown(row: ReceiptView): ReceiptView {
    const opened = this.opened();
    return opened?.id === row.id && opened.state === row.state ? opened : row;
  }

  protected toggle(id: string): void {
    this.unfolded.set(this.unfolded() === id ? '' : id);
  }

  protected async open(id: string): Promise<void> {
    await this.attempt.run(async () => this.opened.set(await this.client.open(id)), id);
  }

  protected tick(id: string): void {
    if (!this.mayTick()) return;
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.set(chosen);
  }

  protected tickExact(): void {
    this.chosen.set(new Set(this.exact()));
  }

  protected async confirmChosen(): Promise<void> {
    const ids = this.toConfirm();
    await this.attempt.run(() => this.parts.send(ids, (part) => this.client.confirmAll(part)));
    this.chosen.set(new Set());
    this.list.reload();
  }

  /** The line's own next step, without the mouse. */
  protected async act(id: string): Promise<void> {
    const row = this.rows().find((one) => one.id === id);
    if (!row || !this.mayTick() || confirmable([row], new Set([id])).length === 0) return;
    if (await this.attempt.run(() => this.client.confirm(id), id)) this.done();
  }

  protected done(): void {
    this.opened.set(null);
    this.unfolded.set('');
    this.parts.forget();
    this.list.reload();
  }
}
