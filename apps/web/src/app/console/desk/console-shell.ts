import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../../data/session';
import { PapersToSee } from '../closing/papers-to-see';
import { PAPERS, TABS } from './console-tabs';

@Component({
  selector: 'hl-console-shell',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  providers: [PapersToSee],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="console page">
      <nav aria-label="工作台" class="tabs no-print">
        @for (tab of tabs(); track tab.link) {
          <a
            [routerLink]="tab.link"
            routerLinkActive="here"
            [routerLinkActiveOptions]="{ exact: tab.link === '/console' }"
            >{{ tab.name }}
            @if (tab.link === PAPERS && papers.count(); as count) {
              <span class="tag warm" [attr.aria-label]="count + ' 份等您核对'">{{ count }}</span>
            }
          </a>
        }
      </nav>
      <router-outlet />
    </div>
  `,
  styles: `
    .tabs {
      display: flex;
      gap: 0.25rem;
      border-bottom: 1px solid var(--line);
      margin-bottom: 1.25rem;
      flex-wrap: wrap;
    }
    .tabs a {
      padding: 0.6rem 1rem;
      text-decoration: none;
      color: var(--ink);
      border-bottom: 3px solid transparent;
      margin-bottom: -1px;
    }
    .tabs a.here {
      color: var(--field);
      border-color: var(--field);
      font-weight: 600;
    }
  `,
})
export class ConsoleShell {
  private readonly session = inject(Session);
  protected readonly PAPERS = PAPERS;
  protected readonly papers = inject(PapersToSee);
  protected readonly tabs = computed(() =>
    TABS.filter(({ permissions }) => permissions.some((permission) => this.session.has(permission))),
  );
}
