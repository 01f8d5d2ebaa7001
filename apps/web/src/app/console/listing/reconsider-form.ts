import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { LastReconsiderationView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { ReconsiderationsClient } from '../../data/listing/reconsiderations-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** 提出复核: why a refusal was wrong; another person decides. What was asked last is shown, and what became of it. */
@Component({
  selector: 'hl-reconsider-form',
  imports: [Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (last(); as last) {
      <p class="card" role="status">
        {{ last.proposerName }} {{ last.proposedAt | moment }} 提出复核：{{ last.reason }}<br />
        @if (last.answer; as answer) {
          {{ answer.name }} {{ answer.at | moment }} {{ answer.isGranted ? '同意复核' : '维持原决定'
          }}{{ answer.reason ? '：' + answer.reason : '' }}
        } @else {
          等中心负责人决定。
        }
      </p>
    }
    @if (mayPropose()) {
      <details>
        <summary>提出复核</summary>
        <form class="card" (submit)="$event.preventDefault(); propose(reason.value)">
          <p>原来的决定错了的，写明理由；负责人同意以后，从原来那一步重新审查。</p>
          <hl-problem-box [problem]="attempt.problem()" />
          <hl-field
            [for]="'reconsider-' + id()"
            label="原来的决定错在哪里"
            [fault]="attempt.faultOf('reason')"
          >
            <textarea #reason [id]="'reconsider-' + id()" rows="2" maxlength="2000" required></textarea>
          </hl-field>
          <button type="submit" class="second" [disabled]="attempt.isBusy()">提出复核</button>
        </form>
      </details>
    }
  `,
})
export class ReconsiderForm {
  private readonly client = inject(ReconsiderationsClient);
  protected readonly attempt = inject(Attempt);
  readonly subject = input.required<'projects' | 'registrations'>();
  readonly id = input.required<string>();
  readonly last = input.required<LastReconsiderationView | null>();
  readonly proposed = output();
  /** One at a time. */
  protected readonly mayPropose = computed(() => this.last()?.answer !== null);

  protected async propose(reason: string): Promise<void> {
    const isDone = await this.attempt.run(() => this.client.propose(this.subject(), this.id(), reason));
    if (isDone) this.proposed.emit();
  }
}
