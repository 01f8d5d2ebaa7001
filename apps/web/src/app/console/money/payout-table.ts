import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PAYMENT_ORDER_STATES } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { PaymentsClient } from '../../data/money/payments-client';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';
import { InParts } from './in-parts';
import { PartsProgress } from './parts-progress';

/** 分户表: each payee's part of a row of the plan; the second person confirms all that was paid in one act. */
@Component({
  selector: 'hl-payout-table',
  imports: [PartsProgress, ProblemBox, RouterLink, Unread, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './payout-table.html',
})
export class PayoutTable {
  readonly lotId = input.required<string>();
  private readonly client = inject(PaymentsClient);
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
  protected readonly parts = new InParts();

  protected turnTo(seq: number): void {
    this.asked.set(seq);
    this.parts.forget();
  }

  protected async confirm(ids: readonly string[]): Promise<void> {
    await this.attempt.run(() => this.parts.send(ids, (part) => this.client.confirmAll(part)));
    this.table.reload();
  }
}
