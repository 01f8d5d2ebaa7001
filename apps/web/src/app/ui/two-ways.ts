import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** Which of two lists is looked at; other ways to narrow it down stand beside. */
@Component({
  selector: 'hl-two-ways',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="row" role="group" aria-label="看哪些">
      <button
        type="button"
        [class.second]="!isFirst()"
        [attr.aria-pressed]="isFirst()"
        (click)="choose.emit(true)"
      >
        {{ first() }}
      </button>
      <button
        type="button"
        [class.second]="isFirst()"
        [attr.aria-pressed]="!isFirst()"
        (click)="choose.emit(false)"
      >
        {{ second() }}
      </button>
      <ng-content />
    </div>
  `,
  styles: `
    .row {
      margin-bottom: 1rem;
    }
  `,
})
export class TwoWays {
  readonly first = input.required<string>();
  readonly second = input.required<string>();
  readonly isFirst = input.required<boolean>();
  readonly choose = output<boolean>();
}
