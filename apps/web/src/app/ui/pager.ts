import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PageView } from '@helan/contracts';
import { countInWords } from './count-in-words';

@Component({
  selector: 'hl-pager',
  imports: [NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (page().previous !== null || page().next !== null) {
      <nav class="row" aria-label="翻页">
        <ng-container *ngTemplateOutlet="way; context: { place: page().previous, words: '上一页' }" />
        <span>{{ count() }}</span>
        <ng-container *ngTemplateOutlet="way; context: { place: page().next, words: '下一页' }" />
      </nav>
    }
    <ng-template #way let-place="place" let-words="words">
      @if (place !== null && addressOf(); as addressOf) {
        <a class="button second" [href]="addressOf(place)" (click)="follow($event, place)">{{ words }}</a>
      } @else {
        <button type="button" class="second" [disabled]="place === null" (click)="turn.emit(place)">
          {{ words }}
        </button>
      }
    </ng-template>
  `,
})
export class Pager {
  readonly page = input.required<Omit<PageView<unknown>, 'items'>>();
  /** Where a page has an address of its own: its ways on are links, which need no script. */
  readonly addressOf = input<(place: string) => string>();
  readonly turn = output<string>();
  protected readonly count = computed(() => countInWords(this.page()));

  /** Here; in a tab of its own where that was asked for. */
  protected follow(event: MouseEvent, place: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.turn.emit(place);
  }
}
