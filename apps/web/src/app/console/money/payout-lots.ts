import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { SettlementClient } from '../../data/closing/settlement-client';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 分户付款: lots whose price goes out to many, as long as some of it waits. */
@Component({
  selector: 'hl-payout-lots',
  imports: [RouterLink, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lots.value()?.length) {
      <h2>分户付款</h2>
      @for (lot of lots.value(); track lot.lotId) {
        <p class="item card">
          <a [routerLink]="['/console/finance/payouts', lot.lotId]">{{ lot.lotNo }}</a>
          <span
            >待付 {{ lot.dueCount }} 笔，待复核 {{ lot.enteredCount }} 笔，共 {{ lot.amountFen | yuan }}</span
          >
        </p>
      }
    }
  `,
})
export class PayoutLots {
  private readonly client = inject(SettlementClient);
  protected readonly lots = reading({ loader: () => this.client.payoutLots() });
}
