import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PageView } from '@helan/contracts';
import { pageOf, pagesOf } from '../../data/money/money-query';

/** Which page of how many, and a way to any of them by its number. */
@Component({
  selector: 'hl-page-jump',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (pages() > 1) {
      <form class="row" (submit)="$event.preventDefault(); jump.emit(box.value)">
        <label for="page-number">第</label>
        <input
          #box
          id="page-number"
          class="number"
          inputmode="numeric"
          maxlength="4"
          autocomplete="off"
          [value]="at()"
          (focus)="box.select()"
        />
        <span>页，共 {{ pages() }} 页</span>
        <button type="submit" class="second">去这一页</button>
      </form>
    }
  `,
  styles: `
    label {
      margin: 0;
      font-weight: 400;
    }
    input {
      width: 4.5rem;
      min-height: 2.25rem;
    }
    button {
      min-height: 2.25rem;
    }
  `,
})
export class PageJump {
  readonly page = input.required<Pick<PageView<unknown>, 'total' | 'isMore'>>();
  readonly number = input.required<string>();
  readonly jump = output<string>();
  protected readonly at = computed(() => String(pageOf(this.number())));
  protected readonly pages = computed(() => pagesOf(this.page()));
}
