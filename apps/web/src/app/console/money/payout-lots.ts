import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { PaymentsClient } from '../../data/money/payments-client';
import { ListFrame } from '../../ui/list-frame';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 分户付款: lots whose price goes out to many, as long as some of it waits. */
@Component({
  selector: 'hl-payout-lots',
  imports: [ListFrame, RouterLink, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lots.value()?.items?.length || query.now().at) {
      <h2>分户付款</h2>
      <hl-list-frame [list]="lots" (turn)="query.ask({ at: $event })">
        @for (lot of lots.value()?.items; track lot.lotId) {
          <p class="item card">
            <a [routerLink]="['/console/finance/payouts', lot.lotId]">{{ lot.lotNo }}</a>
            <span
              >待付 {{ lot.dueCount }} 笔，待复核 {{ lot.enteredCount }} 笔，共
              {{ lot.amountFen | yuan }}</span
            >
          </p>
        }
      </hl-list-frame>
    }
  `,
})
export class PayoutLots {
  private readonly client = inject(PaymentsClient);
  protected readonly query = asking({});
  protected readonly lots = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.payoutLots(params.at),
  });
}
