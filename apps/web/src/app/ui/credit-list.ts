import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { CreditEventView } from '@helan/contracts';
import { MomentPipe } from './moment.pipe';
import { YuanPipe } from './yuan.pipe';

/** 信用记录: each breach with its lot, ground and day. */
@Component({
  selector: 'hl-credit-list',
  imports: [MomentPipe, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (event of events(); track $index) {
      <p>
        <span class="tag warm">{{ event.sideName }}违约</span> {{ event.groundName }}：{{ event.note }}
        @if (event.owedFen !== '0') {
          　另付对方 <b class="money">{{ event.owedFen | yuan }}</b>
        }
        <br /><span class="small-print">{{ event.title }}（{{ event.lotNo }}）　{{ event.at | moment }}</span>
      </p>
    } @empty {
      <span class="muted">没有违约记录。</span>
    }
  `,
})
export class CreditList {
  readonly events = input.required<readonly CreditEventView[]>();
}
