import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UnconfirmedPaymentView } from '@helan/contracts';
import { PAYMENT_ORDER_STATES } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { SettlementClient } from '../../data/closing/settlement-client';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';

/** So many are sent at a time, so that it can be seen how far it has gone. */
const AT_ONCE = 50;

/** 分户表: each payee's part of a row of the plan; the second person confirms all that was paid in one act. */
@Component({
  selector: 'hl-payout-table',
  imports: [ProblemBox, RouterLink, Unread, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './payout-table.html',
})
export class PayoutTable {
  readonly lotId = input.required<string>();
  private readonly client = inject(SettlementClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly asked = signal<number | undefined>(undefined);
  protected readonly table = reading({
    params: () => ({ lotId: this.lotId(), seq: this.asked() }),
    loader: ({ params }) => this.client.payoutTable(params.lotId, params.seq),
  });
  protected readonly states = PAYMENT_ORDER_STATES;
  /** Paid at the bank by somebody else. */
  protected readonly toConfirm = computed(
    () =>
      this.table
        .value()
        ?.rows.filter(({ state, enteredByMe }) => state === 'ENTERED' && !enteredByMe)
        .flatMap(({ orderId }) => orderId ?? []) ?? [],
  );
  protected readonly sumFen = computed(() =>
    (this.table.value()?.rows ?? []).reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n).toString(),
  );
  /** How many of those that were sent have been answered, and how many were sent; nothing before. */
  protected readonly progress = signal<{ done: number; confirmed: number; all: number } | null>(null);
  protected readonly failed = signal<ReadonlyMap<string, UnconfirmedPaymentView>>(new Map());

  protected turnTo(seq: number): void {
    this.asked.set(seq);
    this.progress.set(null);
    this.failed.set(new Map());
  }

  protected async confirm(ids: readonly string[]): Promise<void> {
    await this.attempt.run(() => this.send(ids));
    this.table.reload();
  }

  private async send(ids: readonly string[]): Promise<void> {
    this.failed.set(new Map());
    this.progress.set({ done: 0, confirmed: 0, all: ids.length });
    let confirmed = 0;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const part = ids.slice(from, from + AT_ONCE);
      const answer = await this.client.confirmOrders(part);
      confirmed += answer.confirmed;
      this.failed.update(
        (failed) => new Map([...failed, ...answer.failed.map((each) => [each.id, each] as const)]),
      );
      this.progress.set({ done: from + part.length, confirmed, all: ids.length });
    }
  }
}
