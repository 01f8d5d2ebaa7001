import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ReconciliationClient, type StatementOf } from '../../data/money/reconciliation-client';
import { reading } from '../../data/reading';
import { AccountRows } from '../../ui/account-rows';
import { Field } from '../../ui/field';
import { Unread } from '../../ui/unread';

/** 分户账 of a project, a party or a village: by its address. */
@Component({
  selector: 'hl-account-statement',
  imports: [AccountRows, Field, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console/statements">← 资金报表</a></p>
    <h1>{{ statement.value()?.title ?? '资金分户账' }}</h1>
    <form class="row" (submit)="$event.preventDefault(); span.set({ from: from.value, to: to.value })">
      <hl-field for="from" label="从" [fault]="null"><input #from id="from" type="date" /></hl-field>
      <hl-field for="to" label="到" [fault]="null"><input #to id="to" type="date" /></hl-field>
      <button type="submit" class="second">看这一段</button>
    </form>
    @if (statement.value(); as shown) {
      <p class="row">
        <a class="button second" [href]="file('paper')" download>打印</a>
        <a class="button second" [href]="file('sheet')" download>导出表格</a>
      </p>
      <hl-account-rows [statement]="shown" />
    } @else if (statement.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="statement.reload()" />
    } @else {
      <p class="muted">正在查……</p>
    }
  `,
})
export class AccountStatement {
  readonly kind = input.required<StatementOf>();
  readonly id = input.required<string>();
  private readonly client = inject(ReconciliationClient);
  /** Of the last twelve months where no days are chosen. */
  protected readonly span = signal({ from: '', to: '' });
  protected readonly statement = reading({
    params: () => ({ kind: this.kind(), id: this.id(), span: this.span() }),
    loader: ({ params }) => this.client.accountStatement(params.kind, params.id, params.span),
  });
  private readonly days = computed(() => new URLSearchParams(shownDays(this.statement.value())).toString());

  protected file(form: 'paper' | 'sheet'): string {
    const of = `${this.kind()}/${encodeURIComponent(this.id())}`;
    return `/api/finance/account-statements/${of}/${form}?${this.days()}`;
  }
}

function shownDays(shown: { from: string; to: string } | undefined): Record<string, string> {
  return shown ? { from: shown.from, to: shown.to } : {};
}
