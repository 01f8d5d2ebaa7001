import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { PropertyClient } from '../../data/property/property-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** The area of a parcel is put right after a new survey, or because it was entered wrong. */
@Component({
  selector: 'hl-parcel-correction',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details class="card">
      <summary>更正登记的面积</summary>
      <form (submit)="$event.preventDefault(); correct(area.value, why.value)">
        <hl-problem-box [problem]="attempt.problem()" />
        <hl-field for="area" label="面积（亩）" [fault]="attempt.faultOf('mu')">
          <input #area id="area" class="number" inputmode="decimal" maxlength="16" required />
        </hl-field>
        <hl-field for="why" label="为什么更正" [fault]="attempt.faultOf('reason')">
          <textarea #why id="why" rows="2" maxlength="2000" required></textarea>
        </hl-field>
        <button type="submit" class="second" [disabled]="attempt.isBusy()">更正</button>
      </form>
    </details>
  `,
  styles: `
    summary {
      cursor: pointer;
      color: var(--field);
      font-weight: 600;
    }
    form {
      margin-top: 1rem;
    }
  `,
})
export class ParcelCorrection {
  private readonly client = inject(PropertyClient);
  protected readonly attempt = inject(Attempt);
  readonly id = input.required<string>();
  readonly done = output();

  protected async correct(mu: string, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.correct(this.id(), mu, reason))) this.done.emit();
  }
}
