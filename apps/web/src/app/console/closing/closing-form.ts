import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

@Component({
  selector: 'hl-closing-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); close(handover.value, registration.value)">
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-field for="handover" label="交接情况" [fault]="attempt.faultOf('handover')">
        <textarea #handover id="handover" rows="2" maxlength="2000" required></textarea>
      </hl-field>
      <hl-field
        for="registration"
        label="变更登记情况（办了、没办、当事人不办）"
        [fault]="attempt.faultOf('registration')"
      >
        <textarea #registration id="registration" rows="2" maxlength="2000" required></textarea>
      </hl-field>
      <button type="submit" [disabled]="attempt.isBusy()">记录并办结</button>
    </form>
  `,
})
export class ClosingForm {
  private readonly client = inject(SettlementClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly done = output();

  protected async close(handover: string, registration: string): Promise<void> {
    if (await this.attempt.run(() => this.client.close(this.lotId(), { handover, registration })))
      this.done.emit();
  }
}
