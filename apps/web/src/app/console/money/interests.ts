import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { EnterInterestRequest } from '@helan/contracts/requests';
import { INTEREST_SOURCES } from '@helan/domain';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { BankClient } from '../../data/money/bank-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 银行结息: what the bank pays for money that lay with it, out of which promised interest is paid; the rest is the center's. */
@Component({
  selector: 'hl-interests',
  imports: [Field, ListFrame, ProblemBox, TaskMark, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './interests.html',
  styleUrl: './money-table.css',
})
export class Interests {
  private readonly client = inject(BankClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly sources = Object.entries(INTEREST_SOURCES);
  protected readonly query = asking({});
  protected readonly overview = reading({ loader: () => this.client.interestOverview() });
  protected readonly list = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.interests(params.at),
  });

  /** The next one is written into an empty form. */
  protected async enter(
    form: EventTarget | null,
    typed: Readonly<Record<keyof EnterInterestRequest, string>>,
  ): Promise<void> {
    const isEntered = await this.do(() => this.client.enterInterest(typed as EnterInterestRequest), 'enter');
    if (isEntered) (form as HTMLFormElement).reset();
  }

  protected confirm(id: string): Promise<boolean> {
    return this.do(() => this.client.confirmInterest(id), id);
  }

  protected discard(id: string): Promise<boolean> {
    return this.do(() => this.client.discardInterest(id), id);
  }

  protected keep(id: string, flowNo: string, amountYuan: string): Promise<boolean> {
    return this.do(() => this.client.keepInterest(id, { flowNo, amountYuan }), id);
  }

  protected answer(id: string, agrees: boolean, reason: string): Promise<boolean> {
    return this.do(() => this.client.answerKeeping(id, { agrees, reason }), id);
  }

  private async do(work: () => Promise<unknown>, subject: string): Promise<boolean> {
    const isDone = await this.attempt.run(work, subject);
    this.list.reload();
    this.overview.reload();
    return isDone;
  }
}
