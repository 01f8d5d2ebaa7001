import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { BANK_STATEMENT_STATES } from '@helan/domain';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { BankClient } from '../../data/money/bank-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { isMoving, outcomeOf, progressOf } from './file-progress';

const LOOK_AGAIN_MS = 2_000;

/** 银行文件: brought by the cashier or fetched from the bank, read, and decided about. */
@Component({
  selector: 'hl-bank-files',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bank-files.html',
  styleUrl: './money-table.css',
  styles: `
    .ends {
      align-items: end;
    }
    .ends > button,
    .ends > .button {
      margin-bottom: 1.1rem;
    }
    select {
      width: auto;
    }
  `,
})
export class BankFiles {
  private readonly client = inject(BankClient);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly states = Object.entries(BANK_STATEMENT_STATES);
  protected readonly progressOf = progressOf;
  protected readonly outcomeOf = outcomeOf;
  protected readonly query = asking({ state: '' });
  protected readonly list = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.statements(params.state, params.at),
  });
  /** How much of a file has gone over the line, in hundredths; nothing where none is on its way. */
  protected readonly sent = signal<number | null>(null);
  protected readonly fetched = signal('');

  constructor() {
    effect((onCleanup) => {
      if (!this.list.value()?.items.some(isMoving)) return;
      const timer = setInterval(() => this.list.reload(), LOOK_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  /** It is looked at as soon as it is there: nothing of it counts before somebody has. */
  protected async upload(bank: string, file: File | undefined): Promise<void> {
    if (!file) return;
    this.sent.set(0);
    await this.attempt.run(async () => {
      const { id } = await this.client.upload(bank, file, (share) => this.sent.set(Math.round(share * 100)));
      await this.router.navigate(['/console/finance/files', id]);
    }, 'upload');
    this.sent.set(null);
  }

  protected async collect(bank: string): Promise<void> {
    this.fetched.set('');
    await this.attempt.run(async () => {
      const { ids, known } = await this.client.collect(bank);
      this.fetched.set(
        ids.length ? `取来 ${ids.length} 份新的` : `没有新的${known ? `，${known} 份以前取过` : ''}`,
      );
    }, 'collect');
    this.list.reload();
  }
}
