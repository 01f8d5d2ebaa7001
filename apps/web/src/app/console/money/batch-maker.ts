import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { PreparedBatchView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import type { MoneyQuery } from '../../data/money/money-query';
import { PaymentsClient } from '../../data/money/payments-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import type { Chosen, OrderTab } from './order-tabs';

const BANKS = { 保证金专户: 'DEPOSIT_BANK', 价款专户: 'PRICE_BANK' } as const;

/** 编付款批次: what is ticked of one account, or all that is due out of it, under a name by which the bank's file is known. */
@Component({
  selector: 'hl-batch-maker',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary>编成一个付款批次</summary>
      <form class="card" (submit)="$event.preventDefault(); make(title.value)">
        <hl-problem-box [problem]="attempt.problem()" />
        <p class="small-print">
          一个批次从一个专户付。账户改过的、还在等专户划转的不编进去，会说明有几笔。编好以后，另一个人看过笔数和合计才能交银行。
        </p>
        <hl-field for="batch-title" label="批次名称" [fault]="attempt.faultOf('title')">
          <input
            #title
            id="batch-title"
            maxlength="160"
            required
            autocomplete="off"
            placeholder="例如：十二月第一批退保证金"
          />
        </hl-field>
        @if (chosen().banks.length > 1) {
          <p class="warm">勾的这些从两个专户付，请先按账户筛开，一个专户编一个批次。</p>
        } @else {
          <p class="row">
            <button type="submit" [disabled]="!bank() || attempt.isBusy()">
              {{
                chosen().ids.length
                  ? '用勾选的 ' + chosen().ids.length + ' 笔编'
                  : '把这个专户到期的全部编进去（最多 1,000 笔）'
              }}
            </button>
            @if (!bank()) {
              <span class="small-print">先勾几笔，或者在上面选一个账户。</span>
            }
          </p>
        }
        <p role="status">
          @if (attempt.isBusy()) {
            正在编……
          }
        </p>
      </form>
    </details>
    @if (made(); as batch) {
      <p class="done" role="status">
        编好了，{{ batch.count }} 笔。{{
          batch.changedAccounts
            ? batch.changedAccounts + ' 笔的收款账户改过，没有编进去：展开那一笔，提出改付到现在登记的账户。'
            : ''
        }}等另一个人复核。
        <button type="button" class="plain" (click)="go(batch.id)">看这个批次</button>
      </p>
    }
  `,
})
export class BatchMaker {
  private readonly client = inject(PaymentsClient);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  readonly chosen = input.required<Chosen>();
  readonly tab = input.required<OrderTab>();
  readonly asked = input.required<MoneyQuery>();
  /** It is put together: what is listed has changed. */
  readonly prepared = output();
  protected readonly made = signal<PreparedBatchView | null>(null);
  /** Of what is ticked; where nothing is, the account by which the list is narrowed, and nothing else narrows it. */
  protected readonly bank = computed(() => {
    const [name, ...others] = this.chosen().banks;
    if (name !== undefined) return others.length ? null : BANKS[name as keyof typeof BANKS];
    const { bank, day, amount, q, project } = this.asked();
    const isAll = this.tab() === 'pay' && ![day, amount, q, project].some(Boolean);
    return isAll && bank ? (bank as 'DEPOSIT_BANK' | 'PRICE_BANK') : null;
  });

  protected async make(title: string): Promise<void> {
    const bank = this.bank();
    if (!bank) return;
    const { ids } = this.chosen();
    const request = { bank, title, ...(ids.length > 0 && { ids: [...ids] }) };
    if (await this.attempt.run(async () => this.made.set(await this.client.prepare(request))))
      this.prepared.emit();
  }

  protected go(id: string): void {
    void this.router.navigate(['/console/finance/batches', id]);
  }
}
