import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeRowView } from '@helan/contracts';
import { YuanPipe } from '../ui/yuan.pipe';
import { sessionDay } from './session-days';

/** Sessions that are planned, each with its time, and those that run. */
@Component({
  selector: 'hl-session-list',
  imports: [RouterLink, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (one of shown(); track one.lot.id) {
        <li class="card">
          <p class="when" [class.runs]="one.runs">
            <span>{{ one.day }}</span>
            <b>{{ one.time }}</b>
          </p>
          <div>
            <h3>
              <a [routerLink]="['/rooms', one.lot.lotId]">{{ one.lot.title }}</a>
            </h3>
            <p class="muted">
              起始价
              <b class="money warm">{{ one.lot.startPriceFen | yuan: one.lot.priceScale }}</b>
              <span class="small-print">&nbsp;{{ one.lot.priceUnit }}</span>
            </p>
            <p class="small-print">
              {{ one.lot.townName }} {{ one.lot.villageName }}　<a [routerLink]="['/notices', one.lot.id]"
                >看公告</a
              >
            </p>
          </div>
        </li>
      } @empty {
        <li class="muted">还没有排定的竞价。</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
      gap: 1rem;
      list-style: none;
      margin: 0;
      padding: 0;
    }
    .card {
      display: flex;
      gap: 1rem;
      align-items: flex-start;
      padding: 1rem;
    }
    .when {
      flex: none;
      width: 5.75rem;
      margin: 0;
      padding: 0.6rem 0.25rem;
      border-radius: 0.6rem;
      text-align: center;
      line-height: 1.35;
      background: var(--warm-soft);
      color: var(--warm-ink);
    }
    .when span {
      display: block;
      font-size: 0.875rem;
    }
    .when b {
      font-size: 1.35rem;
      font-variant-numeric: tabular-nums;
    }
    .when.runs {
      background: var(--field);
      color: #fff;
    }
    :host-context(html.large-print) .card {
      flex-direction: column;
      gap: 0.5rem;
    }
    h3 {
      margin: 0 0 0.15rem;
      font-size: 1.0625rem;
    }
    h3 a {
      color: var(--ink);
      text-decoration: none;
    }
    h3 a:hover {
      color: var(--field);
      text-decoration: underline;
    }
    p {
      margin: 0.1rem 0;
    }
  `,
})
export class SessionList {
  readonly sessions = input.required<readonly NoticeRowView[]>();
  /** The platform's time. */
  readonly at = input.required<string>();

  protected readonly shown = computed(() => {
    const now = Date.parse(this.at());
    return this.sessions().map((lot) => ({ lot, ...sessionDay(lot, now) }));
  });
}
