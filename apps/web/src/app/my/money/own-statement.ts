import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ReconciliationClient } from '../../data/money/reconciliation-client';
import { reading } from '../../data/reading';
import { AccountRows } from '../../ui/account-rows';
import { Field } from '../../ui/field';
import { Unread } from '../../ui/unread';

/** 我的资金往来: what one has paid to the center, and what came back or was paid out. */
@Component({
  selector: 'hl-own-statement',
  imports: [AccountRows, Field, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/my">← 我的</a></p>
    <h1>我的资金往来</h1>
    <p class="lead">交到中心专户的保证金、价款，和退给您、付给您的钱。不选日期的，列最近一年。</p>
    <form class="row" (submit)="$event.preventDefault(); span.set({ from: from.value, to: to.value })">
      <hl-field for="from" label="从" [fault]="null"><input #from id="from" type="date" /></hl-field>
      <hl-field for="to" label="到" [fault]="null"><input #to id="to" type="date" /></hl-field>
      <button type="submit" class="second">看这一段</button>
    </form>
    @if (statement.value(); as shown) {
      @if (shown.rows.length > 0) {
        <p class="row">
          <a class="button second" [href]="file('paper')" download>下载打印件</a>
          <a class="button second" [href]="file('sheet')" download>下载表格</a>
        </p>
      }
      <hl-account-rows [statement]="shown" />
    } @else if (statement.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="statement.reload()">您还没有登记资料，没有资金往来。</hl-unread>
    } @else {
      <p class="muted">正在查……</p>
    }
  `,
})
export class OwnStatement {
  private readonly client = inject(ReconciliationClient);
  protected readonly span = signal({ from: '', to: '' });
  protected readonly statement = reading({
    params: () => this.span(),
    loader: ({ params }) => this.client.ownStatement(params),
  });
  private readonly days = computed(() => {
    const shown = this.statement.value();
    return shown ? `?from=${shown.from}&to=${shown.to}` : '';
  });

  protected file(form: 'paper' | 'sheet'): string {
    return `/api/my/account-statement/${form}${this.days()}`;
  }
}
