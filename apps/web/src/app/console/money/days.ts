import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ReconciliationClient } from '../../data/money/reconciliation-client';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { YuanPipe } from '../../ui/yuan.pipe';

const BANKS = [
  { bank: 'DEPOSIT_BANK', name: '保证金专户' },
  { bank: 'PRICE_BANK', name: '价款专户' },
] as const;

/** 日终对账: the days of a month of one account, what moved by book and by bank, and which is to be closed next. */
@Component({
  selector: 'hl-days',
  imports: [ListFrame, RouterLink, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>日终对账</h1>
    <p class="lead">
      每个账户按日子的先后对账、结账：出纳结账，财务复核确认。没有进出的日子随后一天一起结。
      账本身平不平，看<a routerLink="/console/finance/books">账目核对</a>。
    </p>
    <p class="row" role="group" aria-label="账户">
      @for (one of banks; track one.bank) {
        <button
          type="button"
          class="second"
          [attr.aria-pressed]="asked().bank === one.bank"
          [disabled]="asked().bank === one.bank"
          (click)="asked.set({ bank: one.bank, month: undefined })"
        >
          {{ one.name }}
        </button>
      }
    </p>
    @if (month.value(); as shown) {
      <p class="row">
        <button type="button" class="plain" (click)="turn(shown.previousMonth)">← 上个月</button>
        <b>{{ shown.month }}</b>
        @if (shown.nextMonth; as next) {
          <button type="button" class="plain" (click)="turn(next)">下个月 →</button>
        }
      </p>
      <p>
        @if (shown.closedThrough) {
          已结到 {{ shown.closedThrough }}。
        }
        @if (shown.nextDay) {
          下一天：<a [routerLink]="['/console/days', shown.bank, shown.nextDay]">{{ shown.nextDay }}</a>
        } @else {
          没有等着结的日子。
        }
      </p>
    }
    <hl-list-frame [list]="list" empty="这个月没有进出，也没有结过账。">
      <div class="table-scroll" tabindex="0" role="region" aria-label="日终对账">
        <table>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col" class="number">账上收</th>
              <th scope="col" class="number">账上付</th>
              <th scope="col" class="number">银行收</th>
              <th scope="col" class="number">银行付</th>
              <th scope="col" class="number">账上余额</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            @for (row of list.value(); track row.day) {
              <tr>
                <td>
                  <a [routerLink]="['/console/days', asked().bank, row.day]">{{ row.day }}</a>
                </td>
                <td class="number money">{{ row.bookInFen | yuan }}</td>
                <td class="number money">{{ row.bookOutFen | yuan }}</td>
                <td class="number money">{{ row.bankInFen | yuan }}</td>
                <td class="number money">{{ row.bankOutFen | yuan }}</td>
                <td class="number money">{{ row.bookFen | yuan }}</td>
                <td>
                  <span class="tag" [class.warm]="row.state !== 'CONFIRMED'">{{ row.stateName }}</span>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </hl-list-frame>
  `,
})
export class Days {
  private readonly client = inject(ReconciliationClient);
  protected readonly banks = BANKS;
  protected readonly asked = signal<{ bank: string; month: string | undefined }>({
    bank: 'DEPOSIT_BANK',
    month: undefined,
  });
  protected readonly month = reading({
    params: () => this.asked(),
    loader: ({ params }) => this.client.month(params.bank, params.month),
  });
  protected readonly list = {
    value: computed(() => this.month.value()?.rows),
    problem: this.month.problem,
    reload: () => this.month.reload(),
  };

  protected turn(month: string): void {
    this.asked.update(({ bank }) => ({ bank, month }));
  }
}
