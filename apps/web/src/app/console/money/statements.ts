import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ReconciliationClient } from '../../data/money/reconciliation-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 资金报表: balances and turnover of a month or a year, and their files. */
@Component({
  selector: 'hl-statements',
  imports: [Field, ListFrame, RouterLink, Unread, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './statements.html',
})
export class Statements {
  private readonly client = inject(ReconciliationClient);
  protected readonly session = inject(Session);
  protected readonly kinds = { projects: '项目', parties: '当事人', villages: '村' } as const;
  protected readonly words = signal('');
  protected readonly subjects = reading({
    params: () => this.words() || undefined,
    loader: ({ params }) => this.client.subjects(params),
  });
  /** `2026-11` or `2026`; nothing is asked before somebody has said which. */
  protected readonly asked = signal('');
  protected readonly statement = reading({
    params: () => this.asked() || undefined,
    loader: ({ params }) => this.client.statement(params),
  });

  protected ask(period: string): void {
    this.asked.set(period.trim());
  }

  protected file(form: 'paper' | 'sheet'): string {
    return `/api/finance/statements/${encodeURIComponent(this.asked())}/${form}`;
  }
}
