import { Injectable } from '@nestjs/common';
import { maskPhone } from '@helan/domain';
import type { MouthTellingView, PageView } from '@helan/contracts';
import type { MouthTellingRequest } from '@helan/contracts/requests';
import { DataSource } from 'typeorm';
import { type Actor, isInRegions, regionPatterns } from '../../kernel/auth/index.js';
import { type SortKey, Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { Contacts, readRecipient } from './contacts.js';

interface Row {
  id: string;
  recipient: string;
  account_name: string | null;
  village_name: string;
  title: string;
  text: string;
  asked_at: Date;
  lapses_at: Date | null;
  told_at: Date | null;
  teller: string | null;
  note: string;
}

/** What waits to be told, what has passed its day and says nothing any more, and what has been told. */
const LISTS = {
  WAITING: {
    where: 't.told_at is null and t.lapses_at > platform_now()',
    order: [
      { sql: 't.lapses_at', type: 'timestamptz' },
      { sql: 't.asked_at', type: 'timestamptz' },
      { sql: 't.id', type: 'uuid' },
    ],
  },
  LAPSED: {
    where: 't.told_at is null and t.lapses_at <= platform_now()',
    order: [
      { sql: 't.lapses_at', type: 'timestamptz', isDescending: true },
      { sql: 't.asked_at', type: 'timestamptz', isDescending: true },
      { sql: 't.id', type: 'uuid', isDescending: true },
    ],
  },
  TOLD: {
    where: 't.told_at is not null',
    order: [
      { sql: 't.told_at', type: 'timestamptz', isDescending: true },
      { sql: 't.id', type: 'uuid', isDescending: true },
    ],
  },
} as const satisfies Readonly<Record<string, { where: string; order: readonly SortKey[] }>>;
export type MouthTellings = keyof typeof LISTS;

/** What a liaison tells by mouth, what lapses first before the rest; and what has been told, with when and by whom. */
@Injectable()
export class MouthList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly contacts: Contacts,
  ) {}

  async list(
    actor: Actor,
    which: MouthTellings,
    at: string | undefined,
  ): Promise<PageView<MouthTellingView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `t.id, t.asked_at, nullif(t.lapses_at, 'infinity') as lapses_at, t.told_at, t.note, m.recipient, m.title, m.text, r.name as village_name,
          a.display_name as account_name, b.display_name as teller`,
        from: `from mouth_telling t join message m on m.id = t.message_id join region r on r.code = t.village_code
          left join account a on a.id = m.account_id left join account b on b.id = t.told_by`,
        where: `${LISTS[which].where} and t.village_code like any($1)`,
        order: LISTS[which].order,
        params: [regionPatterns(actor)],
      },
      at,
    );
    const items: MouthTellingView[] = [];
    for (const row of rows) items.push(toView(row, await this.personOf(row)));
    return { items, ...place };
  }

  /** Once: whoever ticks it a second time is told that it is done. */
  async tick(actor: Actor, id: string, { note }: MouthTellingRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [row]: { village_code: string; told_at: Date | null }[] = await tx.query(
        'select village_code, told_at from mouth_telling where id = $1 for update',
        [id],
      );
      if (!row || !isInRegions(actor, row.village_code)) throw refused('resource.not-found');
      if (row.told_at) throw refused('lifecycle.not-now');
      await tx.query(
        'update mouth_telling set told_at = platform_now(), told_by = $2, note = $3 where id = $1',
        [id, actor.accountId, note ?? ''],
      );
    });
  }

  /** Ticked by mistake: whoever tells there says so, and it waits again. Who ticked it may be there no more; the record has both. */
  async untick(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [row]: { village_code: string; told_at: Date | null }[] = await tx.query(
        'select village_code, told_at from mouth_telling where id = $1 for update',
        [id],
      );
      if (!row || !isInRegions(actor, row.village_code)) throw refused('resource.not-found');
      if (!row.told_at) throw refused('lifecycle.not-now');
      await tx.query("update mouth_telling set told_at = null, told_by = null, note = '' where id = $1", [
        id,
      ]);
    });
  }

  /** Of the number as much as shows that there is one, and which. */
  private async personOf({
    recipient,
    account_name: accountName,
  }: Row): Promise<{ name: string; phoneMasked: string }> {
    if (accountName !== null) return { name: accountName, phoneMasked: '' };
    const { kind, id } = readRecipient(recipient);
    const contact = (await this.contacts.find(kind, [id])).get(id);
    const phone = contact?.phone() ?? null;
    return { name: contact?.name ?? '', phoneMasked: phone === null ? '' : maskPhone(phone) };
  }
}

function toView(row: Row, { name, phoneMasked }: { name: string; phoneMasked: string }): MouthTellingView {
  return {
    id: row.id,
    name,
    phoneMasked,
    villageName: row.village_name,
    title: row.title,
    text: row.text,
    askedAt: row.asked_at.toISOString(),
    lapsesAt: row.lapses_at?.toISOString() ?? null,
    toldAt: row.told_at?.toISOString() ?? null,
    tellerName: row.teller,
    note: row.note,
  };
}
