import { Injectable } from '@nestjs/common';
import type { MessageView, PageView, UnreadView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type SortKey, Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';

const ORDER: readonly SortKey[] = [
  { sql: 'm.at', type: 'timestamptz', isDescending: true },
  { sql: 'm.id', type: 'uuid', isDescending: true },
];
/** The bell says `99+` beyond. */
const MOST_COUNTED = 100;

interface Row {
  id: string;
  title: string;
  text: string;
  link: string;
  at: Date;
  read_at: Date | null;
}

/** What somebody was told, as he reads it. */
@Injectable()
export class MessageQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  async list({ accountId }: Actor, at: string | undefined, isUnread = false): Promise<PageView<MessageView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: 'm.id, m.title, m.text, m.link, m.at, m.read_at',
        from: 'from message m',
        // What has been kept long enough says nothing any more.
        where: `m.account_id = $1 and m.text <> ''${isUnread ? ' and m.read_at is null' : ''}`,
        order: ORDER,
        params: [accountId],
      },
      at,
    );
    return { items: rows.map(toView), ...place };
  }

  async unread({ accountId }: Actor): Promise<UnreadView> {
    const [{ count }]: [{ count: number }] = await this.dataSource.query(
      `select count(*)::int as count from (
         select from message where account_id = $1 and read_at is null and text <> '' limit ${MOST_COUNTED}) unread`,
      [accountId],
    );
    return { count };
  }

  async markRead({ accountId }: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [rows]: [unknown[], number] = await tx.query(
        `update message set read_at = coalesce(read_at, platform_now()) where id = $1 and account_id = $2 returning 1`,
        [id, accountId],
      );
      if (rows.length === 0) throw refused('resource.not-found');
    });
  }

  /** All that had come by a moment: what comes meanwhile stays unread. */
  async markAllRead({ accountId }: Actor): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query('update message set read_at = platform_now() where account_id = $1 and read_at is null', [
        accountId,
      ]),
    );
  }
}

function toView({ id, title, text, link, at, read_at: readAt }: Row): MessageView {
  return { id, title, text, link, at: at.toISOString(), readAt: readAt?.toISOString() ?? null };
}
