import { ChangeDetectionStrategy, Component, booleanAttribute, inject, input, output } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** A side's word about the end of a contract, with its reason; of whoever has no account it is written down to be signed. */
@Component({
  selector: 'hl-ending-word',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); send(reason.value)">
      @if (isOnBehalf()) {
        <p>您是代办：写下的要打印出来由本人签字、按手印，交回扫描件，另一人核看以后才算数。</p>
      }
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-field [for]="for()" [label]="label()" [fault]="attempt.faultOf('reason')">
        <textarea #reason [id]="for()" rows="2" maxlength="2000" required></textarea>
      </hl-field>
      <button type="submit" [class]="isDanger() ? 'danger' : 'second'" [disabled]="attempt.isBusy()">
        {{ button() }}
      </button>
    </form>
  `,
})
export class EndingWord {
  protected readonly attempt = inject(Attempt);
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly button = input.required<string>();
  readonly isOnBehalf = input.required<boolean>();
  readonly isDanger = input(false, { transform: booleanAttribute });
  readonly say = input.required<(reason: string) => Promise<void>>();
  readonly said = output();

  protected async send(reason: string): Promise<void> {
    if (await this.attempt.run(() => this.say()(reason))) this.said.emit();
  }
}
