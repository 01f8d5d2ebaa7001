import { Injectable } from '@nestjs/common';
import type { PageView, SetAsideView, UnsentMessageView } from '@helan/contracts';
import {
  MESSAGE_CHANNELS,
  MESSAGE_EVENTS,
  type MessageChannel,
  type MessageEventCode,
  type MessageValues,
  lapseOf,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type SortKey, Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { Contacts, readRecipient } from './contacts.js';
import { lapseText } from './message-book.js';

const ORDER: readonly SortKey[] = [
  { sql: 'd.next_at', type: 'timestamptz', isDescending: true },
  { sql: 'd.id', type: 'uuid', isDescending: true },
];
const MOST_SHOWN = 100;

interface Row {
  id: string;
  channel: MessageChannel;
  recipient: string;
  account_name: string | null;
  title: string;
  text: string;
  tries: number;
  error: string;
  at: Date;
}

/** What could not be sent: tried again, or told by the liaison; and news that could not be made into messages. */
@Injectable()
export class Unsent {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly contacts: Contacts,
  ) {}

  async list(at: string | undefined): Promise<PageView<UnsentMessageView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `d.id, d.channel, d.tries, d.error, m.recipient, m.title, m.text, m.at, a.display_name as account_name`,
        from: 'from delivery d join message m on m.id = d.message_id left join account a on a.id = m.account_id',
        where: `d.state = 'FAILED' and d.channel = 'SMS'`,
        order: ORDER,
        params: [],
      },
      at,
    );
    const items = [];
    for (const row of rows) items.push(toView(row, row.account_name ?? (await this.nameOf(row.recipient))));
    return { items, ...place };
  }

  async tryAgain(id: string): Promise<void> {
    await this.transactions.run((tx) =>
      this.leaveFailed(tx, id, `state = 'WAITING', tries = 0, next_at = platform_now()`),
    );
  }

  /** Whoever acts for a party is told in his party's village. */
  async giveToLiaison(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const messageId = await this.leaveFailed(tx, id, `state = 'BY_MOUTH', done_at = platform_now()`);
      const villageCode = await this.villageOf(tx, messageId);
      if (!villageCode) throw refused('message.no-village');
      await tx.query(
        `insert into mouth_telling (id, message_id, village_code, lapses_at, asked_at)
         values (gen_random_uuid(), $1, $2, coalesce($3::timestamptz, 'infinity'), platform_now())
         on conflict (message_id) do nothing`,
        [messageId, villageCode, await lapseOfMessage(tx, messageId)],
      );
    });
  }

  /** Told otherwise, or nobody is to be told: with what was done, and by whom. */
  async settle({ accountId }: Actor, id: string, note: string): Promise<void> {
    await this.transactions.run((tx) =>
      this.leaveFailed(
        tx,
        id,
        `state = 'SETTLED', done_at = platform_now(), settled_by = $2, settled_note = $3`,
        [accountId, note],
      ),
    );
  }

  async setAside(): Promise<SetAsideView[]> {
    const rows: (Omit<SetAsideView, 'at' | 'restUntil'> & { at: Date; restUntil: Date })[] =
      await this.dataSource.query(
        `select w.id::text as id, o.topic, o.at, w.failures, w.error, w.rest_until as "restUntil"
         from outbox_waiting w join outbox o on o.id = w.id
         where w.rest_until is not null order by w.rest_until, w.id limit ${MOST_SHOWN}`,
      );
    return rows.map((row) => ({ ...row, at: row.at.toISOString(), restUntil: row.restUntil.toISOString() }));
  }

  async readAgain(): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query('update outbox_waiting set rest_until = platform_now() where rest_until > platform_now()'),
    );
  }

  private async leaveFailed(
    tx: EntityManager,
    id: string,
    change: string,
    values: readonly string[] = [],
  ): Promise<string> {
    const [rows]: [{ message_id: string }[], number] = await tx.query(
      `update delivery set ${change} where id = $1 and state = 'FAILED' returning message_id`,
      [id, ...values],
    );
    if (!rows[0]) throw refused('resource.not-found');
    return rows[0].message_id;
  }

  private async villageOf(tx: EntityManager, messageId: string): Promise<string | null> {
    const [row]: { recipient: string; account_id: string | null; party_id: string | null }[] = await tx.query(
      `select m.recipient, m.account_id, a.party_id from message m left join account a on a.id = m.account_id
       where m.id = $1`,
      [messageId],
    );
    const { kind, id } = row!.account_id
      ? { kind: 'PARTY' as const, id: row!.party_id ?? '' }
      : readRecipient(row!.recipient);
    return id === '' ? null : ((await this.contacts.find(kind, [id], tx)).get(id)?.villageCode ?? null);
  }

  private async nameOf(recipient: string): Promise<string> {
    const { kind, id } = readRecipient(recipient);
    return (await this.contacts.find(kind, [id])).get(id)?.name ?? '';
  }
}

async function lapseOfMessage(tx: EntityManager, messageId: string): Promise<string | null> {
  const [row]: { event: string; facts: MessageValues; at: Date }[] = await tx.query(
    'select event, facts, at from message where id = $1',
    [messageId],
  );
  const { event, facts, at } = row!;
  return lapseText(
    Object.hasOwn(MESSAGE_EVENTS, event)
      ? lapseOf(event as MessageEventCode, facts, at.getTime())
      : undefined,
  );
}

function toView(row: Row, name: string): UnsentMessageView {
  const { id, title, text, tries, error, at } = row;
  return {
    id,
    channelName: MESSAGE_CHANNELS[row.channel],
    name,
    title,
    text,
    tries,
    error,
    at: at.toISOString(),
  };
}
