import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ReceiptView } from '@helan/contracts';
import type { ReceiptDecisionKind } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { CandidateList } from './candidate-list';
import { lineOf } from './entry-line';
import { ReceiptFields, lineForm } from './receipt-fields';
import { choicesFor, proposalOf } from './receipt-proposals';

/** What two people decide about a receipt: one proposes from the statement, another answers. */
@Component({
  selector: 'hl-receipt-decision',
  imports: [CandidateList, Field, MomentPipe, ProblemBox, ReceiptFields],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './receipt-decision.html',
  styles: `
    fieldset {
      margin: 0.75rem 0 0.5rem;
    }
    legend {
      font-size: 1rem;
      margin-bottom: 0.25rem;
    }
  `,
})
export class ReceiptDecision {
  private readonly client = inject(ReceiptsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly receipt = input.required<ReceiptView>();
  readonly done = output();
  protected readonly choices = computed(() => choicesFor(this.receipt()));
  /** Nothing is proposed by accident: even where there is but one, somebody chooses it. */
  protected readonly kind = signal<ReceiptDecisionKind | null>(null);
  protected readonly matchTo = signal('');
  protected readonly form = lineForm();
  protected readonly faultOf = (field: string) =>
    this.attempt.faultOf(`correction.${field}`) ?? this.attempt.faultOf(field);

  protected choose(kind: ReceiptDecisionKind): void {
    this.kind.set(kind);
    if (kind === 'CORRECT') this.form.setValue(lineOf(this.receipt()));
  }

  protected propose(reason: string): Promise<void> {
    const kind = this.kind();
    if (kind === null) return Promise.resolve();
    const request = proposalOf(kind, {
      reason,
      matchTo: this.matchTo(),
      correction: this.form.getRawValue(),
    });
    return this.do(() => this.client.propose(this.receipt().id, request));
  }

  protected reply(agrees: boolean, reason: string): Promise<void> {
    return this.do(() => this.client.answer(this.receipt().id, { agrees, reason }));
  }

  private async do(work: () => Promise<void>): Promise<void> {
    if (await this.attempt.run(work)) this.done.emit();
  }
}
