import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Deeds } from '../../data/deeds';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { countShown } from '../../ui/count-in-words';
import { TAB_GROUPS, tabsFor } from './money-tabs';

/** 财务台: a tab for each thing that waits, in the order of the day, with how much of it there is. */
@Component({
  selector: 'hl-cashier-desk',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>财务</h1>
    <nav aria-label="财务台">
      @for (group of groups(); track group.name) {
        <div class="tabs">
          <span class="group">{{ group.name }}</span>
          @for (tab of group.tabs; track tab.link) {
            <a [routerLink]="tab.link" routerLinkActive="here" ariaCurrentWhenActive="page"
              >{{ tab.name }}
              @if (tab.waiting) {
                <b [attr.aria-label]="tab.waiting + ' 笔在等'" role="img">{{ shown(tab.waiting) }}</b>
              }
            </a>
          }
          @if (group.name === last) {
            <a routerLink="/console/days">日终对账</a>
          }
        </div>
      }
    </nav>
    <router-outlet />
  `,
  styles: `
    nav {
      border-bottom: 2px solid var(--field);
      margin-bottom: 0.75rem;
      padding-bottom: 0.25rem;
    }
    .tabs {
      display: flex;
      flex-wrap: wrap;
      gap: 0.1rem 0.25rem;
      align-items: center;
    }
    .group {
      flex: none;
      width: 3.75rem;
      color: var(--grey);
      font-size: 0.875rem;
    }
    .tabs a {
      padding: 0.2rem 0.7rem;
      border-radius: 0.5rem;
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
      .group {
        position: sticky;
        left: 0;
        background: var(--ground);
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
  protected readonly last = '查和设';
  protected readonly groups = computed(() => {
    const tabs = tabsFor((permission) => this.session.has(permission), this.waiting.value());
    return TAB_GROUPS.map((name) => ({ name, tabs: tabs.filter(({ group }) => group === name) }));
  });

  constructor() {
    effect(() => {
      if (this.deeds.count() > 0) untracked(() => this.waiting.reload());
    });
  }
}
