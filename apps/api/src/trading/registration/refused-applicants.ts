import { Injectable } from '@nestjs/common';
import type { PageView, RefusedApplicantView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { readPage } from '../../kernel/db/index.js';
import { Reconsiderations } from '../../listing/listing/index.js';
import { HAS_REGISTERED_ANEW } from './own-places.js';

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
        from: `from registration r join lot l on l.id = r.lot_id join party p on p.id = r.party_id`,
        where: `r.state = 'DISQUALIFIED' and r.paddle is null and l.state = 'REG_CLOSED' and not ${HAS_REGISTERED_ANEW}
                 and not exists (select from reconsideration c where c.subject_id = r.id and c.decided_at is null)`,
        order: [
          { sql: "coalesce(r.decided_at, '-infinity')", type: 'timestamptz', isDescending: true },
          { sql: 'r.id', type: 'uuid', isDescending: true },
        ],
        params: [],
      },
      at,
    );
    const items: RefusedApplicantView[] = [];
    for (const row of rows) {
      const reconsideration = await this.reconsiderations.lastOf(
        this.dataSource.manager,
        'REGISTRATION',
        row.id,
      );
      items.push({ ...row, reconsideration });
    }
    return { items, ...place };
  }
}
