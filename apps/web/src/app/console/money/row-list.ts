import { DestroyRef, Directive, ElementRef, afterNextRender, inject, input, output } from '@angular/core';
import { rowDeedOf } from './row-keys';

/**
 * The rows of a table, of which each has an id in `data-id`: the arrows go from one to the next, and keys work on it. Where
 * a row goes with what was done about it, the one that takes its place has the focus.
 */
@Directive({
  selector: '[hlRowList]',
  host: {
    '(keydown)': 'press($event)',
    '(focusin)': 'remember($event)',
    '(focusout)': 'forget($event)',
  },
})
export class RowList {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly hlRowList = input<string>('');
  readonly opened = output<string>();
  readonly marked = output<string>();
  readonly acted = output<string>();
  readonly closed = output<void>();
  /** The row that has the focus, or below which it is, counted from nought; below that where it is elsewhere. */
  private place = -1;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new MutationObserver(() => this.keepPlace());
      observer.observe(this.element, { childList: true });
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  protected press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('tr[data-id]');
    const deed = rowDeedOf({
      key: event.key,
      isControl: event.ctrlKey || event.metaKey,
      isAlt: event.altKey,
      isOnRow: target === row,
      isComposing: event.isComposing,
    });
    if (!deed) return;
    if (deed === 'CLOSE') return this.close(target);
    event.preventDefault();
    const id = row?.dataset['id'];
    if (id === undefined) return;
    if (deed === 'DOWN') this.step(row!, 1);
    else if (deed === 'UP') this.step(row!, -1);
    else if (deed === 'OPEN') this.opened.emit(id);
    else if (deed === 'MARK') this.marked.emit(id);
    else this.acted.emit(id);
  }

  protected remember({ target }: FocusEvent): void {
    const row = this.rowOf(target as HTMLElement);
    this.place = row ? this.rows().indexOf(row) : -1;
  }

  /**
   * Whoever leaves the list by himself is not called back. What is taken out of the page loses the focus just before it
   * goes, and a button that is out of use while its work goes on is no leaving.
   */
  protected forget({ target, relatedTarget }: FocusEvent): void {
    const left = target as HTMLElement;
    queueMicrotask(() => {
      const isTaken = !left.isConnected || left.matches(':disabled');
      if (!isTaken && !this.element.contains(relatedTarget as Node | null)) this.place = -1;
    });
  }

  private keepPlace(): void {
    const { activeElement, body } = this.element.ownerDocument;
    if (this.place < 0 || (activeElement !== null && activeElement !== body)) return;
    const rows = this.rows();
    rows[Math.min(this.place, rows.length - 1)]?.focus();
  }

  private step(from: HTMLElement, by: 1 | -1): void {
    const rows = this.rows();
    rows[rows.indexOf(from) + by]?.focus();
  }

  /** Back to the row from what lay open below it. */
  private close(from: HTMLElement): void {
    this.rowOf(from)?.focus();
    this.closed.emit();
  }

  /** The row itself, or the one below which it lies open. */
  private rowOf(inner: HTMLElement): HTMLElement | undefined {
    const within = inner.closest<HTMLElement>('tr');
    return this.rows().findLast(
      (one) => one === within || one.compareDocumentPosition(inner) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
  }

  private rows(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('tr[data-id]')];
  }
}
