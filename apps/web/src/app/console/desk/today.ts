import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ROLES } from '@helan/contracts';
import { LISTING_STATES } from '@helan/domain';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { ProjectsClient } from '../../data/listing/projects-client';
import { Session } from '../../data/session';
import { OpeningCalls } from '../../my/trading/opening-calls';
import { OwnDesks } from '../people/own-desks';
import { MomentPipe } from '../../ui/moment.pipe';
import { ListFrame } from '../../ui/list-frame';
import { SearchBox } from '../../ui/search-box';
import { TwoWays } from '../../ui/two-ways';
import { DeskCalls } from './desk-calls';

/** The work queue: what waits for my role, the soonest due first; or everything, to look something up. */
@Component({
  selector: 'hl-today',
  imports: [DeskCalls, ListFrame, MomentPipe, OpeningCalls, OwnDesks, RouterLink, SearchBox, TwoWays],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './today.html',
  styles: `
    .search {
      display: block;
      max-width: 30rem;
    }
    .state {
      max-width: 12rem;
    }
  `,
})
export class Today {
  private readonly client = inject(ProjectsClient);
  protected readonly session = inject(Session);
  protected readonly query = asking({ isMyTurn: true, search: '', state: '' });
  protected readonly states = Object.entries(LISTING_STATES);
  protected readonly roleNames = computed(() =>
    this.session
      .account()
      ?.roles.map((role) => ROLES[role])
      .join('、'),
  );
  protected readonly rows = reading({
    params: () => this.query.now(),
    loader: ({ params: { isMyTurn, ...filter } }) =>
      this.client.list({ ...filter, myTurn: isMyTurn || undefined }),
  });
}
