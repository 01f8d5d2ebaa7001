import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { type MoneyQuery, WHOLE_MONEY, isNarrowed } from '../../data/money/money-query';

/** By what a list of money is narrowed: account, day, amount, name or flow number, project. */
@Component({
  selector: 'hl-money-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let asked = query();
    <form
      class="bar"
      role="search"
      aria-label="在这一页找"
      (submit)="
        $event.preventDefault();
        ask.emit({
          bank: bank.value,
          day: day.value,
          amount: amount.value.trim(),
          q: q.value.trim(),
          project: project.value.trim(),
        })
      "
    >
      <select #bank aria-label="账户" [value]="asked.bank" (change)="ask.emit({ bank: bank.value })">
        <option value="" [selected]="asked.bank === ''">两个专户</option>
        <option value="DEPOSIT_BANK" [selected]="asked.bank === 'DEPOSIT_BANK'">保证金专户</option>
        <option value="PRICE_BANK" [selected]="asked.bank === 'PRICE_BANK'">价款专户</option>
      </select>
      <input #day type="date" [attr.aria-label]="dayLabel()" [title]="dayLabel()" [value]="asked.day" />
      <input
        #amount
        aria-label="金额（元）"
        placeholder="金额（元）"
        maxlength="40"
        inputmode="decimal"
        autocomplete="off"
        [value]="asked.amount"
      />
      <input
        #q
        type="search"
        [attr.aria-label]="nameLabel()"
        [placeholder]="nameLabel()"
        maxlength="100"
        [value]="asked.q"
      />
      <input
        #project
        type="search"
        aria-label="项目名称或编号"
        placeholder="项目名称或编号"
        maxlength="100"
        [value]="asked.project"
      />
      <button type="submit" class="second">查找</button>
      @if (isNarrowed()) {
        <button type="button" class="plain" (click)="ask.emit(whole)">看全部</button>
      }
    </form>
  `,
  styles: `
    .bar {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
      gap: 0.5rem;
      margin: 0.5rem 0 0.75rem;
      align-items: center;
    }
    .bar input,
    .bar select {
      min-height: 2.25rem;
      padding: 0.25rem 0.6rem;
    }
    .bar button {
      min-height: 2.25rem;
      padding: 0.25rem 0.9rem;
    }
  `,
})
export class MoneyBar {
  readonly query = input.required<MoneyQuery>();
  readonly dayLabel = input('到账日期');
  readonly nameLabel = input('付款人或流水号');
  readonly ask = output<Partial<MoneyQuery>>();
  protected readonly whole = WHOLE_MONEY;
  protected readonly isNarrowed = computed(() => isNarrowed(this.query()));
}
