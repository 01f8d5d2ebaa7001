import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { PaymentRowView } from '@helan/contracts';
import { YuanPipe } from './yuan.pipe';

@Component({
  selector: 'hl-payment-table',
  imports: [YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="table-scroll" tabindex="0" role="region" aria-label="付款计划">
      <table>
        <thead>
          <tr>
            <th class="number">期</th>
            <th>覆盖期间</th>
            <th>应付日</th>
            <th class="number">应付</th>
            <th class="number">已付</th>
            <th class="number">已拨给转出方</th>
          </tr>
        </thead>
        <tbody>
          @for (row of payments(); track row.seq) {
            <tr>
              <td class="number">{{ row.seq }}</td>
              <td class="period">{{ row.covers }}</td>
              <td class="due">
                {{ row.dueOn ?? row.event + '以后' }}
                @if (row.isProvisional) {
                  <span class="tag grey" title="那一年的放假安排还没有公布，到时可能顺延">暂定</span>
                }
              </td>
              <td class="number">{{ row.amountFen | yuan }}</td>
              <td class="number">{{ row.paidFen | yuan }}</td>
              <td class="number">{{ row.paidOutFen | yuan }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .period,
    .due {
      min-width: 8rem;
    }
  `,
})
export class PaymentTable {
  readonly payments = input.required<readonly PaymentRowView[]>();
}
