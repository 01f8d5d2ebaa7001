import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** Looks something up in a list: by what, says the label. */
@Component({
  selector: 'hl-search-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="row" role="search" (submit)="$event.preventDefault(); find.emit(box.value.trim())">
      <input #box type="search" [attr.aria-label]="label()" [placeholder]="label()" maxlength="40" />
      <button type="submit" class="second">查找</button>
    </form>
  `,
  styles: `
    form {
      margin-bottom: 1rem;
    }
    input {
      flex: 1 1 14rem;
      width: auto;
    }
  `,
})
export class SearchBox {
  readonly label = input.required<string>();
  readonly find = output<string>();
}
