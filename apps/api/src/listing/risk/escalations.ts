import { Injectable } from '@nestjs/common';
import type { EscalationView, PageView } from '@helan/contracts';
import { RISK_RULES, type RiskCode } from '@helan/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';

interface Row {
  id: string;
  project_id: string | null;
  title: string | null;
  code: RiskCode;
  evidence: string;
  raised_at: Date;
  told_at: Date;
  is_closed: boolean;
}

/** What the supervisor has left without a word in the time of a hold stands on his superior's desk. Source: rules §11.3. */
@Injectable()
export class Escalations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  async list(at: string | undefined): Promise<PageView<EscalationView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `a.id, a.project_id, p.application->>'title' as title, a.code, a.evidence, a.raised_at, a.told_at,
          a.closed_at is not null as is_closed`,
        from: 'from risk_alert a left join project p on p.id = a.project_id',
        counted: 'from risk_alert a',
        where: 'a.told_at is not null and a.noted_at is null',
        order: [
          { sql: 'a.told_at', type: 'timestamptz' },
          { sql: 'a.id', type: 'uuid' },
        ],
        params: [],
      },
      at,
    );
    const items = rows.map((row) => ({
      id: row.id,
      projectId: row.project_id,
      projectTitle: row.title ?? '平台',
      name: RISK_RULES[row.code],
      evidence: row.evidence,
      raisedAt: row.raised_at.toISOString(),
      toldAt: row.told_at.toISOString(),
      isClosed: row.is_closed,
    }));
    return { items, ...place };
  }

  /** He knows of it; it leaves his desk. */
  async note(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        `update risk_alert set noted_by = $2, noted_at = platform_now()
         where id = $1 and told_at is not null and noted_at is null`,
        [id, actor.accountId],
      );
      if (count > 0) return;
      const rows: unknown[] = await tx.query('select from risk_alert where id = $1 and told_at is not null', [
        id,
      ]);
      throw refused(rows.length > 0 ? 'lifecycle.not-now' : 'resource.not-found');
    });
  }
}
