import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { EventView } from '@helan/contracts';
import { MomentPipe } from './moment.pipe';

/** Who did what, when and why, the newest first. */
@Component({
  selector: 'hl-history-list',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="history-title">
      <h2 id="history-title">办理记录</h2>
      <ol>
        @for (event of events(); track $index) {
          <li>
            <span class="when">{{ event.at | moment }}</span>
            <span>
              <b>{{ event.actionName }}</b>&nbsp;&nbsp;<span class="muted"
                >{{
                  event.roleName === event.actorName
                    ? event.actorName
                    : event.roleName + ' ' + event.actorName
                }}　{{ event.fromName }} → {{ event.toName }}</span
              >
              @if (event.reason) {
                <br />{{ event.reason }}
              }
            </span>
          </li>
        } @empty {
          <li class="muted">还没有办理记录。</li>
        }
      </ol>
    </section>
  `,
  styles: `
    ol {
      list-style: none;
      padding: 0;
      margin: 0;
      border-left: 3px solid #c9dccf;
    }
    li {
      padding: 0.4rem 0 0.7rem 1rem;
      display: grid;
      grid-template-columns: 13.5rem 1fr;
      gap: 0 1rem;
    }
    .when {
      color: var(--grey);
      font-variant-numeric: tabular-nums;
    }
    @media (max-width: 40rem) {
      li {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class HistoryList {
  readonly events = input.required<readonly EventView[]>();
}
