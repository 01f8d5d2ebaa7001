import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { ReconsiderationsClient } from '../../data/listing/reconsiderations-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** 提出复核: why a refusal was wrong; another person decides. */
@Component({
  selector: 'hl-reconsider-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isProposed()) {
      <p class="card" role="status">已经提出复核，等中心负责人决定。</p>
    } @else {
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
  protected readonly isProposed = signal(false);

  protected async propose(reason: string): Promise<void> {
    const isDone = await this.attempt.run(() => this.client.propose(this.subject(), this.id(), reason));
    this.isProposed.set(isDone);
  }
}
