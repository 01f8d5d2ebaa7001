import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LOOKED_INTO, SECURITY_EVENTS, type SecurityEventKind } from '@helan/domain';
import { type PageView, type SecurityEventView, hasPermission } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';

export interface NewEvent {
  readonly kind: SecurityEventKind;
  readonly accountId: string;
  readonly facts: string;
}

interface Row {
  id: string;
  kind: SecurityEventKind;
  account_id: string;
  name: string;
  login: string;
  facts: string;
  at: Date;
  is_open: boolean;
  finding: string;
  closer: string | null;
  closed_at: Date | null;
}

/** What the security administrator is shown, and says of it what he found. */
@Injectable()
export class SecurityEvents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  async add(tx: EntityManager, { kind, accountId, facts }: NewEvent): Promise<void> {
    await tx.query(
      `insert into security_event (id, kind, account_id, facts, at, is_open) values ($1, $2, $3, $4, platform_now(), $5)`,
      [randomUUID(), kind, accountId, facts, LOOKED_INTO.includes(kind)],
    );
  }

  /** Those that wait first, each part with the newest in front. */
  async list(
    actor: Actor,
    { isOpen, at }: { isOpen?: boolean | undefined; at?: string | undefined },
  ): Promise<PageView<SecurityEventView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: 'e.*, a.display_name as name, a.login, c.display_name as closer',
        from: `from security_event e join account a on a.id = e.account_id left join account c on c.id = e.closed_by`,
        counted: 'from security_event e',
        where: isOpen === undefined ? 'true' : isOpen ? 'e.is_open' : 'not e.is_open',
        order: [
          { sql: 'e.is_open', type: 'boolean', isDescending: true },
          { sql: 'e.at', type: 'timestamptz', isDescending: true },
          { sql: 'e.id', type: 'uuid', isDescending: true },
        ],
        params: [],
      },
      at,
    );
    const mayClose = hasPermission(actor.roles, 'closeSecurityEvent');
    return {
      items: rows.map((row) => toView(row, mayClose && row.account_id !== actor.accountId)),
      ...place,
    };
  }

  async close(actor: Actor, id: string, finding: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: { account_id: string; is_open: boolean }[] = await tx.query(
        'select account_id, is_open from security_event where id = $1 for no key update',
        [id],
      );
      const event = rows[0];
      if (!event) throw refused('resource.not-found');
      if (event.account_id === actor.accountId) throw refused('staff.oneself');
      if (!event.is_open) throw refused('lifecycle.not-now');
      await tx.query(
        `update security_event set is_open = false, finding = $2, closed_by = $3, closed_at = platform_now()
         where id = $1`,
        [id, finding, actor.accountId],
      );
    });
  }
}

function toView(row: Row, mayClose: boolean): SecurityEventView {
  return {
    id: row.id,
    kind: row.kind,
    kindName: SECURITY_EVENTS[row.kind],
    name: row.name,
    login: row.login,
    facts: row.facts,
    at: row.at.toISOString(),
    isOpen: row.is_open,
    finding: row.finding,
    closerName: row.closer,
    closedAt: row.closed_at?.toISOString() ?? null,
    mayClose: mayClose && row.is_open,
  };
}
