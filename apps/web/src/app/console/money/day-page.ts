import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DayView, DifferenceView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { type DayAsked, ReconciliationClient } from '../../data/money/reconciliation-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 一天的对账: both balances, the differences on top, and what can be done about the day. */
@Component({
  selector: 'hl-day-page',
  imports: [Field, MomentPipe, ProblemBox, RouterLink, Unread, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './day-page.html',
  styles: `
    .balance {
      margin-top: 1rem;
      max-width: 30rem;
    }
  `,
})
export class DayPage {
  readonly bank = input.required<string>();
  readonly day = input.required<string>();
  private readonly client = inject(ReconciliationClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  /** The difference about which somebody writes. */
  protected readonly explaining = signal('');
  protected readonly of = computed<DayAsked>(() => ({ bank: this.bank(), day: this.day() }));
  protected readonly shown = reading({
    params: () => this.of(),
    loader: ({ params }) => this.client.day(params),
  });

  protected may(view: DayView, action: DayView['actions'][number]): boolean {
    return view.actions.includes(action);
  }

  /** Whoever closes days explains what keeps them open. */
  protected mayExplain(view: DayView, row: DifferenceView): boolean {
    return view.state === 'OPEN' && row.needsExplanation && this.session.has('closeDay');
  }

  protected close(): Promise<void> {
    return this.do(() => this.client.close(this.of()));
  }

  protected confirm(): Promise<void> {
    return this.do(() => this.client.confirm(this.of()));
  }

  protected takeBack(reason: string): Promise<void> {
    return this.do(() => this.client.takeBack(this.of(), reason), 'takeBack');
  }

  protected askReopening(reason: string): Promise<void> {
    return this.do(() => this.client.askReopening(this.of(), reason), 'reopening');
  }

  protected withdrawReopening(): Promise<void> {
    return this.do(() => this.client.withdrawReopening(this.of()));
  }

  protected answer(agrees: boolean, reason: string): Promise<void> {
    return this.do(() => this.client.answerReopening(this.of(), { agrees, reason }), 'answer');
  }

  protected enterBalance(balanceYuan: string): Promise<void> {
    return this.do(() => this.client.enterBalance(this.of(), balanceYuan), 'balance');
  }

  protected explain(key: string, reason: string): Promise<void> {
    return this.do(() => this.client.explain(this.of(), { key, reason }), key);
  }

  protected takeBackNote(key: string): Promise<void> {
    return this.do(() => this.client.takeBackNote(this.of(), key), key);
  }

  private async do(work: () => Promise<void>, subject = ''): Promise<void> {
    if (await this.attempt.run(work, subject)) this.explaining.set('');
    this.shown.reload();
  }
}
