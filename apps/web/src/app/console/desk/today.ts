import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ROLES } from '@helan/contracts';
import { LISTING_STATES } from '@helan/domain';
import { reading } from '../../data/reading';
import { ProjectsClient } from '../../data/listing/projects-client';
import { Session } from '../../data/session';
import { OpeningCalls } from '../../my/trading/opening-calls';
import { MomentPipe } from '../../ui/moment.pipe';
import { Pager } from '../../ui/pager';
import { Unread } from '../../ui/unread';

/** The work queue: what waits for my role, the soonest due first; or everything, to look something up. */
@Component({
  selector: 'hl-today',
  imports: [RouterLink, MomentPipe, OpeningCalls, Pager, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './today.html',
  styles: `
    .row {
      margin-bottom: 1rem;
    }
    .search {
      max-width: 18rem;
    }
    .state {
      max-width: 12rem;
    }
  `,
})
export class Today {
  private readonly client = inject(ProjectsClient);
  protected readonly session = inject(Session);
  protected readonly isMyTurn = signal(true);
  protected readonly search = signal('');
  protected readonly state = signal('');
  protected readonly page = signal(1);
  protected readonly states = Object.entries(LISTING_STATES);
  protected readonly roleNames = computed(() =>
    this.session
      .account()
      ?.roles.map((role) => ROLES[role])
      .join('、'),
  );
  private readonly query = computed(() => ({
    myTurn: this.isMyTurn() || undefined,
    search: this.search(),
    state: this.state(),
    page: this.page(),
  }));
  protected readonly rows = reading({
    params: () => this.query(),
    loader: ({ params }) => this.client.list(params),
  });

  protected show(isMyTurn: boolean): void {
    this.isMyTurn.set(isMyTurn);
    this.page.set(1);
  }
}
