import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BankStatementView } from '@helan/contracts';
import { LINE_VERDICTS } from '@helan/domain';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { BankClient } from '../../data/money/bank-client';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';
import { emptyOf, isMoving, outcomeOf, progressOf } from './file-progress';

const LOOK_AGAIN_MS = 1_500;

/** One file of the bank before and after it is taken in: its lines with what each is, and what is decided about it. */
@Component({
  selector: 'hl-bank-file-page',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, Unread, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bank-file-page.html',
  styleUrl: './money-table.css',
})
export class BankFilePage {
  private readonly client = inject(BankClient);
  protected readonly attempt = inject(Attempt);
  /** Of the address. */
  readonly fileId = input.required<string>();
  protected readonly verdicts = Object.entries(LINE_VERDICTS);
  protected readonly outcomeOf = outcomeOf;
  protected readonly emptyOf = emptyOf;
  protected readonly file = reading({
    params: () => this.fileId(),
    loader: ({ params }) => this.client.statement(params),
  });
  protected readonly query = asking({ verdict: '' });
  protected readonly lines = reading({
    params: () => ({ id: this.fileId(), asked: this.query.now() }),
    loader: ({ params }) => this.client.lines(params.id, params.asked.verdict, params.asked.at),
  });
  protected readonly progress = computed(() => {
    const file = this.file.value();
    return file ? progressOf(file) : null;
  });
  private readonly isMoving = computed(() => {
    const file = this.file.value();
    return file !== undefined && isMoving(file);
  });
  private wasMoving = false;

  constructor() {
    effect((onCleanup) => {
      const moves = this.isMoving();
      // What was read meanwhile is listed once it is.
      if (!moves && this.wasMoving) this.lines.reload();
      this.wasMoving = moves;
      if (!moves) return;
      const timer = setInterval(() => this.file.reload(), LOOK_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected may({ actions }: BankStatementView, action: BankStatementView['actions'][number]): boolean {
    return actions.includes(action);
  }

  protected take(): Promise<void> {
    return this.do(() => this.client.take(this.fileId()));
  }

  protected release(): Promise<void> {
    return this.do(() => this.client.release(this.fileId()));
  }

  protected refuse(reason: string): Promise<void> {
    return this.do(() => this.client.refuse(this.fileId(), reason), 'refuse');
  }

  protected retry(): Promise<void> {
    return this.do(() => this.client.retry(this.fileId()));
  }

  private async do(work: () => Promise<void>, subject = ''): Promise<void> {
    await this.attempt.run(work, subject);
    this.file.reload();
    this.lines.reload();
  }
}
