import { Injectable } from '@nestjs/common';
import type { OwnOpeningView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';

/** Openings that wait for a holder. */
@Injectable()
export class OpeningQueries {
  constructor(private readonly dataSource: DataSource) {}

  async own(actor: Actor): Promise<OwnOpeningView[]> {
    const rows: { project_id: string; title: string; due_at: Date | null }[] = await this.dataSource.query(
      `select l.project_id, l.terms->>'title' as title, s.opening_due_at as due_at
       from bidding_session s join lot l on l.id = s.lot_id
       join sealing_key k on k.project_id = l.project_id and k.round = s.round
       join key_share h on h.sealing_key_id = k.id
       where s.is_current and s.state = 'OPENING' and h.account_id = $1 and h.opened is null
       order by s.opening_due_at nulls last, l.no`,
      [actor.accountId],
    );
    return rows.map((row) => ({
      projectId: row.project_id,
      title: row.title,
      dueAt: row.due_at?.toISOString() ?? null,
    }));
  }
}
