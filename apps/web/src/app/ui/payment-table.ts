import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { PaymentRowView } from '@helan/contracts';
import { nextStepOf, toneOf } from './payment-step';
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
            <th>状态和下一步</th>
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
              <td class="step">
                <span class="tag" [class]="toneOf(row)">{{ row.stateName }}</span>
                <br /><span class="small-print">{{ nextStepOf(row, side()) }}</span>
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
    .step,
    .due {
      min-width: 8rem;
    }
  `,
})
export class PaymentTable {
  protected readonly nextStepOf = nextStepOf;
  protected readonly toneOf = toneOf;
  readonly payments = input.required<readonly PaymentRowView[]>();
  /** Whose eyes it is for; nobody's of the two where nothing is said. */
  readonly side = input<'TRANSFEROR' | 'TRANSFEREE' | null>(null);
}
