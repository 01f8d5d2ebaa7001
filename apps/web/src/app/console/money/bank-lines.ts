import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { BankClient } from '../../data/money/bank-client';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { YuanPipe } from '../../ui/yuan.pipe';

const OUTCOMES = [
  ['LEFT', '要人处理'],
  ['RECEIPT', '登记为到账'],
  ['PAYMENT', '付款已确认'],
  ['RETURN', '退汇已登记'],
  ['TRANSFER', '内部划转到账'],
  ['KNOWN', '以前已登记'],
] as const;

/** 银行流水: every line that was taken in, and what came of it. */
@Component({
  selector: 'hl-bank-lines',
  imports: [ListFrame, RouterLink, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console/finance/files">← 银行文件</a></p>
    <p class="lead">收进来的每一笔银行流水和它的结果。“要人处理”的写明了为什么、下一步做什么。</p>
    <p class="row">
      <select #bank aria-label="账户" (change)="query.ask({ bank: bank.value })">
        <option value="">两个专户</option>
        <option value="DEPOSIT_BANK" [selected]="query.now().bank === 'DEPOSIT_BANK'">保证金专户</option>
        <option value="PRICE_BANK" [selected]="query.now().bank === 'PRICE_BANK'">价款专户</option>
      </select>
      <select #outcome aria-label="结果" (change)="query.ask({ outcome: outcome.value })">
        <option value="">全部结果</option>
        @for (one of outcomes; track one[0]) {
          <option [value]="one[0]" [selected]="one[0] === query.now().outcome">{{ one[1] }}</option>
        }
      </select>
    </p>
    <hl-list-frame [list]="list" isCounted empty="没有这样的流水。" (turn)="query.ask({ at: $event })">
      <div class="table-scroll" tabindex="0" role="region" aria-label="银行流水">
        <table class="dense">
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">账户</th>
              <th scope="col">收付</th>
              <th scope="col">流水号</th>
              <th scope="col" class="number">金额</th>
              <th scope="col">对方</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            @for (line of list.value()?.items; track line.id) {
              <tr>
                <td class="digits">{{ line.day }}</td>
                <td class="whole">{{ line.bank === 'DEPOSIT_BANK' ? '保证金专户' : '价款专户' }}</td>
                <td>{{ line.direction === 'IN' ? '收入' : '支出' }}</td>
                <td class="digits">
                  <a [routerLink]="['/console/finance/files', line.statementId]">{{ line.flowNo }}</a>
                </td>
                <td class="number">{{ line.amountFen | yuan }}</td>
                <td>{{ line.otherName ?? '—' }}</td>
                <td>
                  <span class="tag" [class.warm]="line.outcome === 'LEFT'">{{ line.outcomeName }}</span>
                  @if (line.sentence) {
                    <span class="small-print">{{ line.sentence }}</span>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </hl-list-frame>
  `,
  styleUrl: './money-table.css',
  styles: `
    select {
      width: auto;
    }
  `,
})
export class BankLines {
  private readonly client = inject(BankClient);
  protected readonly outcomes = OUTCOMES;
  protected readonly query = asking({ bank: '', outcome: '' });
  protected readonly list = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.taken(params.bank, params.outcome, params.at),
  });
}
