import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';
import { REQUESTS } from './withdrawal-requests.js';

const LOT = {
  title: "coalesce(l.terms->>'title', '')",
  number: 'l.no',
  region: "l.terms->>'villageCode'",
  // Once registration has closed nothing is taken down or changed any more.
  due: "coalesce(case when l.state = 'LISTED' then l.registration_ends_at end, 'infinity')",
  path: "'/console/projects/' || l.project_id",
} as const;

/** What somebody waits for about what stands on the board. */
@Injectable()
export class BoardWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'WITHDRAWAL',
        name: '撤牌申请',
        desk: '/console',
        permission: 'publishNotice',
        rows: () => ({
          ...LOT,
          from: `from (${REQUESTS}) w join lot l on l.id = w.lot_id`,
          where: "w.answered_at is null and w.over_at is null and l.state in ('LISTED', 'SUSPENDED')",
          id: 'w.id',
          since: 'w.at',
        }),
      },
      {
        kind: 'CHANGE',
        name: '决定变更公告',
        desk: '/console',
        permission: 'decideChange',
        rows: (actor, bind) => ({
          ...LOT,
          from: 'from lot_change c join lot l on l.id = c.lot_id',
          where: `c.state = 'PROPOSED' and ${isAnother(actor, ['c.proposed_by'], bind)}`,
          id: 'c.id',
          since: 'c.proposed_at',
        }),
      },
    );
  }
}
