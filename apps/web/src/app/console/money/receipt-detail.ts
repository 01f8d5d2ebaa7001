import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ReceiptView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { lineOf, requestOf } from './entry-line';
import { ExpectedBox } from './expected-box';
import { ReceiptDecision } from './receipt-decision';
import { ReceiptFields, lineForm } from './receipt-fields';
import { choicesFor } from './receipt-proposals';
import { stepsOf } from './receipt-tabs';

/** Under a line: what is waited for beside it, why it stands as it does, and what can be done with it. */
@Component({
  selector: 'hl-receipt-detail',
  imports: [ExpectedBox, Field, MomentPipe, ProblemBox, ReceiptDecision, ReceiptFields],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './receipt-detail.html',
  styles: `
    summary {
      cursor: pointer;
      padding: 0.35rem 0;
      color: var(--field);
    }
  `,
})
export class ReceiptDetail {
  private readonly client = inject(ReceiptsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly receipt = input.required<ReceiptView>();
  readonly isOpening = input(false);
  /** What is kept to itself is asked for, line by line. */
  readonly open = output();
  readonly done = output();
  protected readonly steps = computed(() =>
    stepsOf(this.receipt(), {
      mayConfirm: this.session.has('confirmReceipt'),
      mayOpen: this.session.has('openReceipt'),
      mayEnter: this.session.has('enterReceipt'),
      maySendBack: this.session.has('sendBackReceipt'),
    }),
  );
  protected readonly line = computed(() => lineOf(this.receipt()));
  /** Whether anything is waited for yet is worth knowing as long as it has no owner. */
  protected readonly isUnowned = computed(
    () => !['MATCHED', 'RETURNED', 'DISCARDED'].includes(this.receipt().state),
  );
  /** Neither one step nor a word of two people is asked of whoever looks. */
  protected readonly isQuiet = computed(() => {
    const { proposal } = this.receipt();
    const mayPropose = this.session.has('proposeReceiptDecision') && choicesFor(this.receipt()).length > 0;
    return this.steps().length === 0 && proposal === null && !mayPropose;
  });
  protected readonly isCorrecting = signal(false);
  protected readonly form = lineForm();
  protected readonly faultOf = (field: string) => this.attempt.faultOf(field, 'correct');

  protected beginCorrection(): void {
    this.form.setValue(this.line());
    this.isCorrecting.set(true);
  }

  protected correct(): Promise<void> {
    return this.do(
      () => this.client.correct(this.receipt().id, requestOf(this.form.getRawValue())),
      'correct',
    );
  }

  protected check(): Promise<void> {
    return this.do(() => this.client.check(this.receipt().id));
  }

  protected confirm(): Promise<void> {
    return this.do(() => this.client.confirm(this.receipt().id));
  }

  protected sendBack(reason: string): Promise<void> {
    return this.do(() => this.client.sendBack(this.receipt().id, reason), 'sendBack');
  }

  private async do(work: () => Promise<void>, subject = ''): Promise<void> {
    if (await this.attempt.run(work, subject)) this.done.emit();
  }
}
