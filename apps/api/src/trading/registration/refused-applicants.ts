import { Injectable } from '@nestjs/common';
import type { PageView, RefusedApplicantView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { readPage } from '../../kernel/db/index.js';
import { Reconsiderations } from '../../listing/listing/index.js';
import { HAS_REGISTERED_ANEW } from './own-places.js';

/** Lot by lot: of all who were ever found unfit few are of a lot that waits. */
const OF_WAITING_LOTS = `from lot l cross join lateral (
  select * from registration u where u.lot_id = l.id and u.state = 'DISQUALIFIED' and u.paddle is null offset 0) r`;

/** Applicants who were found unfit, for whoever may say that it was a mistake; nobody as long as people may register. */
@Injectable()
export class RefusedApplicants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reconsiderations: Reconsiderations,
  ) {}

  async list(at: string | undefined): Promise<PageView<RefusedApplicantView>> {
    const { rows, place } = await readPage<Omit<RefusedApplicantView, 'reconsideration'>>(
      this.dataSource,
      {
        columns: `r.id, p.name || '：' || (l.terms->>'title') || '（' || l.no || '）' as name,
                  r.decision_reason as reason`,
        from: `${OF_WAITING_LOTS} join party p on p.id = r.party_id`,
        counted: OF_WAITING_LOTS,
        where: `l.state = 'REG_CLOSED' and not ${HAS_REGISTERED_ANEW}
                 and not exists (select from reconsideration c where c.subject_id = r.id and c.decided_at is null)`,
        order: [
          { sql: "coalesce(r.decided_at, '-infinity')", type: 'timestamptz', isDescending: true },
          { sql: 'r.id', type: 'uuid', isDescending: true },
        ],
        params: [],
      },
      at,
    );
    const last = await this.reconsiderations.lastOfAll(
      this.dataSource.manager,
      'REGISTRATION',
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => ({ ...row, reconsideration: last.get(row.id) ?? null })), ...place };
  }
}
