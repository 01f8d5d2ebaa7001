import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { DeskClient } from '../../data/oversight/desk-client';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** Lists as somebody likes them, under names of his own. */
@Component({
  selector: 'hl-desk-views',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details #fold (keydown.escape)="close($event, fold)">
      <summary>我的视图{{ nameOfNow() }}</summary>
      <div class="card">
        @for (view of views.value() ?? []; track view.id) {
          <p class="view">
            <button
              type="button"
              class="plain"
              [attr.aria-current]="view.query === query() ? 'true' : null"
              (click)="fold.open = false; choose.emit(view.query)"
            >
              {{ view.query === query() ? '✓ ' : '' }}{{ view.name }}
            </button>
            <button
              type="button"
              class="plain"
              [attr.aria-label]="'删掉视图：' + view.name"
              [disabled]="attempt.isBusy()"
              (click)="drop(view.id)"
            >
              删掉
            </button>
          </p>
        } @empty {
          <p class="muted">还没有存过。先选好条件和顺序，再存下来，下次一点就到。</p>
        }
        <form (submit)="$event.preventDefault(); keep(name)">
          <hl-field for="view-name" label="把现在的清单存为" [fault]="attempt.faultOf('name')">
            <input #name id="view-name" maxlength="30" required autocomplete="off" />
          </hl-field>
          <button type="submit" [disabled]="attempt.isBusy()">存下</button>
        </form>
        <hl-problem-box [problem]="attempt.problem()" />
        <p role="status">{{ said() }}</p>
      </div>
    </details>
  `,
  styles: `
    details {
      position: relative;
    }
    summary {
      min-height: 1.875rem;
      padding: 0.2rem 0.9rem;
      border: 1px solid var(--field);
      border-radius: 0.5rem;
      background: var(--paper);
      color: var(--field);
      cursor: pointer;
    }
    .card {
      position: absolute;
      z-index: 8;
      right: 0;
      width: min(22rem, 90vw);
      margin-top: 0.25rem;
      box-shadow: 0 0.4rem 1.25rem #0003;
    }
    .view {
      display: flex;
      justify-content: space-between;
      margin: 0;
    }
    @media (max-width: 48rem) {
      .card {
        position: static;
      }
    }
  `,
})
export class DeskViews {
  private readonly client = inject(DeskClient);
  protected readonly attempt = inject(Attempt);
  /** What is looked at now. */
  readonly query = input.required<string>();
  readonly choose = output<string>();
  protected readonly views = reading({ loader: () => this.client.views() });
  protected readonly said = signal('');
  /** The view that is looked at, where it is one of his. */
  protected readonly nameOfNow = computed(() => {
    const now = this.views.value()?.find(({ query }) => query === this.query());
    return now ? `：${now.name}` : '';
  });

  protected close(event: Event, fold: HTMLDetailsElement): void {
    if (!fold.open) return;
    event.stopPropagation();
    fold.open = false;
    fold.querySelector('summary')?.focus();
  }

  protected async keep(box: HTMLInputElement): Promise<void> {
    const name = box.value.trim();
    if (!(await this.attempt.run(() => this.client.keepView(name, this.query())))) return;
    box.value = '';
    this.said.set(`存好了：${name}`);
    this.views.reload();
  }

  protected async drop(id: string): Promise<void> {
    if (await this.attempt.run(() => this.client.dropView(id))) this.views.reload();
  }
}
