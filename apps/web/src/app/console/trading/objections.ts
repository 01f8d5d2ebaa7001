import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { reading } from '../../data/reading';
import { ObjectionsClient } from '../../data/trading/objections-client';
import { Pager } from '../../ui/pager';
import { ObjectionCard } from './objection-card';
import { Unread } from '../../ui/unread';

/** The desk of objections: those that wait first, by when they are due. */
@Component({
  selector: 'hl-objections',
  imports: [ObjectionCard, Pager, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>异议和投诉</h1>
    <div class="row filters" role="group" aria-label="看哪些">
      <button
        type="button"
        [class.second]="!isOpen()"
        [attr.aria-pressed]="isOpen()"
        (click)="isOpen.set(true); page.set(1)"
      >
        没有处理完的
      </button>
      <button
        type="button"
        [class.second]="isOpen()"
        [attr.aria-pressed]="!isOpen()"
        (click)="isOpen.set(false); page.set(1)"
      >
        处理完的
      </button>
    </div>
    <div aria-live="polite">
      @if (objections.value(); as list) {
        @for (objection of list.items; track objection.id) {
          <section class="card one">
            <hl-objection-card [objection]="objection" (done)="objections.reload()" />
          </section>
        } @empty {
          <p class="empty card">{{ isOpen() ? '没有等处理的异议。' : '还没有处理完的。' }}</p>
        }
        <hl-pager
          [page]="list.page"
          [total]="list.total"
          [pageSize]="list.pageSize"
          (turn)="page.set($event)"
        />
      } @else if (objections.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="objections.reload()" />
      } @else {
        <p class="muted">正在查……</p>
      }
    </div>
  `,
  styles: `
    .filters,
    .one {
      margin-bottom: 1rem;
    }
    .one {
      max-width: 48rem;
    }
  `,
})
export class Objections {
  private readonly client = inject(ObjectionsClient);
  protected readonly isOpen = signal(true);
  protected readonly page = signal(1);
  private readonly filter = computed(() => ({ open: this.isOpen(), page: this.page() }));
  protected readonly objections = reading({
    params: () => this.filter(),
    loader: ({ params }) => this.client.list(params),
  });
}
