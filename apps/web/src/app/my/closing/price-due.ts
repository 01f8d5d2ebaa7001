import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ContractView } from '@helan/contracts';
import { inCapitals, OPEN_ROWS } from '@helan/domain';
import { BankAccount } from '../../ui/bank-account';
import { YuanPipe } from '../../ui/yuan.pipe';

/** For the transferee: what he has to pay next, until when and where; nothing to copy where nothing is due. */
@Component({
  selector: 'hl-price-due',
  imports: [BankAccount, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (due(); as due) {
      <section class="card" aria-label="下一笔付款" data-test="price-due">
        <dl class="facts">
          <dt>第 {{ due.seq }} 期要付</dt>
          <dd class="warm money">
            <b>{{ due.amountFen | yuan }}</b><br /><span class="small-print">{{ due.capitals }}</span>
          </dd>
          <dt>应付日</dt>
          <dd>
            <b>{{ due.day }}</b>
          </dd>
        </dl>
        <hl-bank-account [account]="contract().priceAccount" [number]="contract().priceSubAccount" />
        <p class="small-print">用受让方自己的账户转，别人代付会退回。</p>
      </section>
    } @else if (event(); as event) {
      <p>现在没有要付的，下一期在{{ event }}以后付。</p>
    } @else {
      <p role="status">✓ 价款已经付清，不要再付款。</p>
    }
  `,
})
export class PriceDue {
  readonly contract = input.required<ContractView>();

  private readonly unpaid = computed(() =>
    this.contract().payments.filter(({ state }) => OPEN_ROWS.includes(state)),
  );
  protected readonly due = computed(() => {
    const row = this.unpaid().find(({ dueOn }) => dueOn !== null);
    if (!row) return null;
    const leftFen = BigInt(row.amountFen) - BigInt(row.paidFen);
    return { seq: row.seq, day: row.dueOn, amountFen: leftFen, capitals: inCapitals(leftFen) };
  });
  /** What the next part waits for. */
  protected readonly event = computed(() => this.unpaid()[0]?.event ?? null);
}
