import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { HistoryChangeView } from '@helan/contracts';

/** From what to what: one line of a history. */
@Component({
  selector: 'hl-change-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (change of changes(); track $index) {
      <p>
        <b>{{ change.column }}</b>
        @if (change.raw; as raw) {
          <span class="small-print">{{ raw }}</span>
        }
        @if (change.before) {
          <del>{{ change.before }}</del>
        }
        <ins>{{ change.after || '（未填）' }}</ins>
      </p>
    }
  `,
  styles: `
    p {
      margin: 0 0 0.25rem;
      overflow-wrap: anywhere;
      max-width: 36rem;
    }
    del,
    ins,
    .small-print {
      margin-left: 0.5rem;
    }
    ins {
      text-decoration: none;
    }
  `,
})
export class ChangeList {
  readonly changes = input.required<readonly HistoryChangeView[]>();
}
