import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
} from '@angular/core';

/**
 * A label, what it asks for in other words, the control, and the sentence when it is refused. Whoever cannot see the
 * red frame is told by the control itself: that it is wrong, and in which words.
 */
@Component({
  selector: 'hl-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="for()">{{ label() }}</label>
      @if (hint()) {
        <p class="hint" [id]="for() + '-hint'">{{ hint() }}</p>
      }
      <ng-content />
      @if (fault()) {
        <p class="fault" [id]="for() + '-fault'">{{ fault() }}</p>
      }
    </div>
  `,
})
export class Field {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>('');
  /** Every form says where a refusal stands: null only where nothing of this control can be refused by itself. */
  readonly fault = input.required<string | null>();
  private readonly describedBy = computed(() =>
    [this.hint() && `${this.for()}-hint`, this.fault() && `${this.for()}-fault`].filter(Boolean).join(' '),
  );

  constructor() {
    afterRenderEffect(() => {
      const marks = { 'aria-invalid': this.fault() ? 'true' : '', 'aria-describedby': this.describedBy() };
      const control = this.host.nativeElement.querySelector(`[id="${this.for()}"]`);
      for (const [name, value] of Object.entries(marks)) {
        if (value) control?.setAttribute(name, value);
        else control?.removeAttribute(name);
      }
    });
  }
}
