import { Directive, ElementRef, inject, input, output } from '@angular/core';
import { rowDeedOf } from './row-keys';

/** The rows of a table, of which each has an id in `data-id`: the arrows go from one to the next, and keys work on it. */
@Directive({ selector: '[hlRowList]', host: { '(keydown)': 'press($event)' } })
export class RowList {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly hlRowList = input<string>('');
  readonly opened = output<string>();
  readonly marked = output<string>();
  readonly acted = output<string>();
  readonly closed = output<void>();

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

  private step(from: HTMLElement, by: 1 | -1): void {
    const rows = this.rows();
    rows[rows.indexOf(from) + by]?.focus();
  }

  /** Back to the row from what lay open below it. */
  private close(from: HTMLElement): void {
    const within = from.closest<HTMLElement>('tr');
    const row = this.rows().findLast(
      (one) => one === within || one.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    row?.focus();
    this.closed.emit();
  }

  private rows(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('tr[data-id]')];
  }
}
