import { DOCUMENT, Directive, ElementRef, afterRenderEffect, computed, inject, input } from '@angular/core';
import { TaskHere } from './task-here';

/**
 * The place of a page at which one of its things is worked off: where it is the task that was opened from the work list,
 * it is framed and has the focus, so that the next Tab leads to what is asked of it.
 */
@Directive({
  selector: '[hlTaskMark]',
  host: { '[class.task-here]': 'isHere()', '[attr.tabindex]': 'isHere() ? -1 : null' },
})
export class TaskMark {
  private readonly here = inject(TaskHere);
  private readonly document = inject(DOCUMENT);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** The thing's id, as the keys of the list have it. */
  readonly hlTaskMark = input.required<string>();
  protected readonly isHere = computed(() => this.here.id() === this.hlTaskMark());

  constructor() {
    afterRenderEffect(() => {
      if (this.isHere() && !this.isBusy()) this.element.focus();
    });
  }

  /** Somebody types or chooses elsewhere on the page already. */
  private isBusy(): boolean {
    return this.document.activeElement?.matches('input, select, textarea') ?? false;
  }
}
