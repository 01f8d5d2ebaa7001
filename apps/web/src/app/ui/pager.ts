import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PageView } from '@helan/contracts';
import { countInWords } from './count-in-words';

@Component({
  selector: 'hl-pager',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (page().previous !== null || page().next !== null) {
      <nav class="row" aria-label="翻页">
        <button
          type="button"
          class="second"
          [disabled]="page().previous === null"
          (click)="go(page().previous)"
        >
          上一页
        </button>
        <span>{{ count() }}</span>
        <button type="button" class="second" [disabled]="page().next === null" (click)="go(page().next)">
          下一页
        </button>
      </nav>
    }
  `,
})
export class Pager {
  readonly page = input.required<Omit<PageView<unknown>, 'items'>>();
  readonly turn = output<string>();
  protected readonly count = computed(() => countInWords(this.page()));

  protected go(place: string | null): void {
    if (place !== null) this.turn.emit(place);
  }
}
