import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Attempt } from '../../data/attempt';
import { Field } from '../../ui/field';

/** A second person says of a signed paper that it is, or why it is not. */
@Component({
  selector: 'hl-seen-or-not',
  imports: [Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hl-field [for]="'why-' + for()" label="不认可的，写明原因" [fault]="attempt().faultOf('reason', for())">
      <input #why [id]="'why-' + for()" maxlength="500" />
    </hl-field>
    <div class="row">
      <button type="button" [disabled]="attempt().isBusy()" (click)="seen.emit()">看过，是本人签的</button>
      <button type="button" class="second" [disabled]="attempt().isBusy()" (click)="refused.emit(why.value)">
        不认可，退回重签
      </button>
    </div>
  `,
})
export class SeenOrNot {
  /** What the paper belongs to, as the attempt names it. */
  readonly for = input.required<string>();
  readonly attempt = input.required<Attempt>();
  readonly seen = output();
  readonly refused = output<string>();
}
