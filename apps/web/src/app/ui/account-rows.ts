import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { AccountStatementView } from '@helan/contracts';
import { YuanPipe } from './yuan.pipe';

/** 分户账 line by line, with what is held after each. */
@Component({
  selector: 'hl-account-rows',
  imports: [YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let shown = statement();
    <p>
      {{ shown.name }}　{{ shown.from }} 至 {{ shown.to }}　期初{{ shown.balanceName }}
      {{ shown.openingFen | yuan }}，期末{{ shown.balanceName }} {{ shown.closingFen | yuan }}。
    </p>
    @if (shown.rows.length === 0) {
      <p class="empty card">这一段时间没有收付。</p>
    } @else {
      <div class="table-scroll" tabindex="0" role="region" [attr.aria-label]="shown.title">
        <table>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">编号</th>
              <th scope="col">摘要</th>
              <th scope="col" class="number">收入</th>
              <th scope="col" class="number">支出</th>
              <th scope="col" class="number">{{ shown.balanceName }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of shown.rows; track $index) {
              <tr>
                <td>{{ row.day }}</td>
                <td>{{ row.subject }}</td>
                <td>
                  {{ row.memo }}
                  @if (row.flowNo) {
                    <br /><span class="small-print">流水 {{ row.flowNo }}</span>
                  }
                </td>
                <td class="number money">{{ row.inFen | yuan }}</td>
                <td class="number money">{{ row.outFen | yuan }}</td>
                <td class="number money">{{ row.balanceFen | yuan }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (shown.hasMore) {
        <p class="small-print">只列出前 {{ shown.rows.length }} 笔，全部的在导出的表格里。</p>
      }
    }
  `,
})
export class AccountRows {
  readonly statement = input.required<AccountStatementView>();
}
