import { Injectable } from '@nestjs/common';
import type { BoardCallView, OwnWithdrawalView, PageView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { type Actor, inScope } from '../../kernel/auth/index.js';
import { readPage } from '../../kernel/db/index.js';
import { REQUESTS, type RequestRow, toRequestView } from './withdrawal-requests.js';

interface CallRow {
  kind: BoardCallView['kind'];
  project_id: string;
  no: string;
  title: string;
  reason: string;
  at: Date;
  due_at: Date | null;
}

interface OwnRow extends RequestRow {
  project_id: string;
  no: string;
  title: string;
}

const LOT = `l.project_id, l.no, l.terms->>'title' as title`;
const DUE = `case when l.state = 'LISTED' then l.registration_ends_at end as due_at`;

/** What somebody waits for about what stands on the board: on the head's desk, and among a lister's own affairs. */
@Injectable()
export class BoardCalls {
  constructor(private readonly dataSource: DataSource) {}

  /** Requests to take a lot down and proposed changes that nobody has decided; what is over first comes first. */
  async list(at: string | undefined): Promise<PageView<BoardCallView>> {
    const { rows, place } = await readPage<CallRow>(
      this.dataSource,
      {
        columns: '*',
        from: `from (
          select 'WITHDRAWAL' as kind, ${LOT}, r.id, r.reason, r.at, ${DUE}
            from (${REQUESTS}) r join lot l on l.id = r.lot_id
            where r.answered_at is null and r.over_at is null and l.state in ('LISTED', 'SUSPENDED')
          union all
          select 'CHANGE', ${LOT}, c.id, c.reason, c.proposed_at, ${DUE}
            from lot_change c join lot l on l.id = c.lot_id where c.state = 'PROPOSED') calls`,
        where: 'true',
        order: [
          { sql: "coalesce(due_at, 'infinity')", type: 'timestamptz' },
          { sql: 'at', type: 'timestamptz' },
          { sql: 'id', type: 'uuid' },
        ],
        params: [],
      },
      at,
    );
    const items = rows.map(
      ({ kind, project_id: projectId, no: lotNo, title, reason, at, due_at: dueAt }) => ({
        ...{ kind, projectId, lotNo, title, reason },
        at: at.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
      }),
    );
    return { items, ...place };
  }

  /** What a lister has asked to be taken down, and what became of it; also what he asked for on a mandate. */
  async own(actor: Actor, at: string | undefined): Promise<PageView<OwnWithdrawalView>> {
    const params: unknown[] = [actor.partyId, actor.accountId];
    const scope = inScope(actor, 'id', (value) => `$${params.push(value)}`);
    const { rows: found, place } = await readPage<{ id: string }>(
      this.dataSource,
      {
        columns: 'r.id',
        from: 'from withdrawal_request r join lot l on l.id = r.lot_id',
        where: `l.project_id in (select id from project where transferor_id = $1 and ${scope}
          union all select id from project where is_mandated and created_by = $2)`,
        order: [
          { sql: 'r.at', type: 'timestamptz', isDescending: true },
          { sql: 'r.id', type: 'uuid', isDescending: true },
        ],
        params,
      },
      at,
    );
    // What became of them is asked of those alone that are shown.
    const ids = found.map(({ id }) => id);
    const rows: OwnRow[] = await this.dataSource.query(
      `select r.*, ${LOT} from (${REQUESTS} where r.id = any($1)) r join lot l on l.id = r.lot_id
       order by array_position($1, r.id)`,
      [ids],
    );
    const items = rows.map((row) => ({
      ...toRequestView(row),
      projectId: row.project_id,
      lotNo: row.no,
      title: row.title,
    }));
    return { items, ...place };
  }
}
