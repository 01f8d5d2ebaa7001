import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';

@Component({
  selector: 'hl-pager',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (pages() > 1) {
      <nav class="row" aria-label="翻页">
        <button type="button" class="second" [disabled]="page() <= 1" (click)="turn.emit(page() - 1)">
          上一页
        </button>
        <span>第 {{ page() }} 页，共 {{ pages() }} 页</span>
        <button type="button" class="second" [disabled]="page() >= pages()" (click)="turn.emit(page() + 1)">
          下一页
        </button>
      </nav>
    }
  `,
})
export class Pager {
  readonly page = input.required<number>();
  readonly total = input.required<number>();
  readonly pageSize = input.required<number>();
  readonly turn = output<number>();
  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.total() / this.pageSize())));
}
