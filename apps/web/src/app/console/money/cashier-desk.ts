import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Deeds } from '../../data/deeds';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { countShown } from '../desk/navigation';
import { tabsFor } from './money-tabs';

/** 财务台: a tab for each thing that waits, in the order of the day, with how much of it there is. */
@Component({
  selector: 'hl-cashier-desk',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>财务</h1>
    <nav class="tabs" aria-label="财务台">
      @for (tab of tabs(); track tab.link) {
        <a [routerLink]="tab.link" routerLinkActive="here" ariaCurrentWhenActive="page"
          >{{ tab.name }}
          @if (tab.waiting) {
            <b [attr.aria-label]="tab.waiting + ' 笔在等'">{{ shown(tab.waiting) }}</b>
          }
        </a>
      }
      <a routerLink="/console/days">日终对账</a>
    </nav>
    <router-outlet />
  `,
  styles: `
    .tabs {
      display: flex;
      flex-wrap: wrap;
      gap: 0.15rem;
      border-bottom: 2px solid var(--field);
      margin-bottom: 0.75rem;
    }
    .tabs a {
      padding: 0.4rem 0.75rem;
      border-radius: 0.5rem 0.5rem 0 0;
      text-decoration: none;
      white-space: nowrap;
    }
    .tabs a:hover {
      background: var(--field-soft);
    }
    .tabs a.here {
      background: var(--field);
      color: #fff;
    }
    b {
      font-variant-numeric: tabular-nums;
      padding: 0 0.4rem;
      border-radius: 1rem;
      background: var(--warm-soft);
      color: var(--warm-ink);
    }
    @media (max-width: 40rem) {
      .tabs {
        flex-wrap: nowrap;
        overflow-x: auto;
      }
    }
  `,
})
export class CashierDesk {
  private readonly client = inject(ReceiptsClient);
  private readonly deeds = inject(Deeds);
  private readonly session = inject(Session);
  protected readonly shown = countShown;
  private readonly waiting = reading({ loader: () => this.client.waiting() });
  protected readonly tabs = computed(() =>
    tabsFor((permission) => this.session.has(permission), this.waiting.value()),
  );

  constructor() {
    effect(() => {
      if (this.deeds.count() > 0) untracked(() => this.waiting.reload());
    });
  }
}
