import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ENDING_CAUSES } from '@helan/domain';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';

const CAUSE = `case n.cause ${Object.entries(ENDING_CAUSES)
  .map(([cause, name]) => `when '${cause}' then '${name}'`)
  .join(' ')} else '解除合同' end`;

const NOTICE = {
  desk: '/console/ending-notices',
  rows: {
    from: 'from ending_notice n join lot l on l.id = n.lot_id',
    id: 'n.id',
    title: `${CAUSE} || '：' || coalesce(l.terms->>'title', '')`,
    number: 'n.no',
    region: "l.terms->>'villageCode'",
    since: 'n.given_at',
    due: "coalesce(n.next_due_at, n.due_at, 'infinity')",
    path: "'/console/projects/' || l.project_id",
  },
} as const;

/** Notices that end a contract: once the other side was heard one proposes, and another decides. */
@Injectable()
export class EndingWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'ENDING_PROPOSE',
        name: '提请解除合同',
        desk: NOTICE.desk,
        permission: 'proposeEnding',
        rows: (actor, bind) => ({
          ...NOTICE.rows,
          where: `n.state in ('ACCEPTED', 'SILENT', 'DISPUTED') and ${isAnother(actor, ['n.account_id'], bind)}`,
        }),
      },
      {
        kind: 'ENDING_DECIDE',
        name: '决定解除合同',
        desk: NOTICE.desk,
        permission: 'decideEnding',
        rows: (actor, bind) => ({
          ...NOTICE.rows,
          where: `n.state = 'PROPOSED' and ${isAnother(actor, ['n.account_id', 'n.proposed_by'], bind)}`,
        }),
      },
    );
  }
}
