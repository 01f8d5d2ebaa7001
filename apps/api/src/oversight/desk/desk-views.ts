import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DeskView, MOST_DESK_VIEWS } from '@helan/contracts';
import type { SaveDeskViewRequest } from '@helan/contracts/requests';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions, isUnique } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';

/** Lists as somebody likes them, under names of his own. */
@Injectable()
export class DeskViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  list({ accountId }: Actor): Promise<DeskView[]> {
    return this.dataSource.query(
      'select id, name, query from desk_view where account_id = $1 order by saved_at, id',
      [accountId],
    );
  }

  async save({ accountId }: Actor, { name, query = '' }: SaveDeskViewRequest): Promise<{ id: string }> {
    return this.transactions
      .run(async (tx) => {
        const id = randomUUID();
        await tx.query('select 1 from account where id = $1 for update', [accountId]);
        const [kept]: [{ count: number }] = await tx.query(
          'select count(*)::int as count from desk_view where account_id = $1',
          [accountId],
        );
        if (kept.count >= MOST_DESK_VIEWS) throw refused('desk.too-many-views', { max: MOST_DESK_VIEWS });
        await tx.query(
          'insert into desk_view (id, account_id, name, query, saved_at) values ($1, $2, $3, $4, platform_now())',
          [id, accountId, name, query],
        );
        return { id };
      })
      .catch((error: unknown) => {
        throw isUnique(error) ? refused('desk.view-twice', undefined, 'name') : error;
      });
  }

  async remove({ accountId }: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        'delete from desk_view where id = $1 and account_id = $2',
        [id, accountId],
      );
      if (count === 0) throw refused('resource.not-found');
    });
  }
}
