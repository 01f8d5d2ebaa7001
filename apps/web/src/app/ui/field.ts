import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A label, what it asks for in other words, the control, and the sentence when it is refused. */
@Component({
  selector: 'hl-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="for()">{{ label() }}</label>
      @if (hint()) {
        <p class="hint">{{ hint() }}</p>
      }
      <ng-content />
      @if (fault()) {
        <p class="fault">{{ fault() }}</p>
      }
    </div>
  `,
})
export class Field {
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>('');
  readonly fault = input<string | null>(null);
}
