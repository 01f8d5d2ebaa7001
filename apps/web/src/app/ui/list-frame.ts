import {
  ChangeDetectionStrategy,
  Component,
  type Signal,
  booleanAttribute,
  computed,
  input,
  output,
} from '@angular/core';
import type { PageView, Problem } from '@helan/contracts';
import { countInWords } from './count-in-words';
import { Pager } from './pager';
import { Unread } from './unread';

/** A list that is read, whole or by pages. */
export interface ListRead {
  readonly value: Signal<PageView<unknown> | readonly unknown[] | undefined>;
  readonly problem: Signal<Problem | undefined>;
  reload(): void;
}

/**
 * The frame of a list: what is said while it comes, where it did not, where it is empty, and its pages. The rows are
 * the desk's own; what an empty one offers instead may be given as `[empty]`.
 */
@Component({
  selector: 'hl-list-frame',
  imports: [Pager, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div aria-live="polite">
      @if (list().value()) {
        @if (count()) {
          @if (isCounted()) {
            <p class="small-print">{{ number() }}</p>
          }
          <ng-content />
        } @else {
          <ng-content select="[empty]"
            ><p class="empty card">{{ empty() }}</p></ng-content
          >
        }
        @if (page(); as page) {
          <hl-pager [page]="page" [addressOf]="addressOf()" (turn)="turn.emit($event)" />
        }
      } @else if (list().problem(); as problem) {
        @if (problem.code === 'request.bad-place') {
          <p class="problem" role="alert">
            {{ problem.title }}
            <button type="button" class="plain" (click)="turn.emit('')">看第一页</button>
          </p>
        } @else {
          <hl-unread [problem]="problem" (again)="list().reload()" />
        }
      } @else {
        <p class="muted">正在查……</p>
      }
    </div>
  `,
})
export class ListFrame {
  readonly list = input.required<ListRead>();
  readonly empty = input('');
  /** Says how many there are in all; only where the number may be known. */
  readonly isCounted = input(false, { transform: booleanAttribute });
  /** Where its pages have addresses. */
  readonly addressOf = input<(place: string) => string>();
  /** Another page, by its place; without one, the first. */
  readonly turn = output<string>();
  protected readonly page = computed(() => {
    const value = this.list().value();
    return value && 'items' in value ? value : undefined;
  });
  protected readonly number = computed(() => {
    const page = this.page();
    return page ? countInWords(page) : '';
  });
  protected readonly count = computed(() => {
    const value = this.list().value();
    return (value && 'items' in value ? value.items : value)?.length ?? 0;
  });
}
