import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PhoneBook } from '../account/index.js';
import type { ContactKind } from './message-resolvers.js';

/** How somebody is reached. */
export interface Contact {
  /** Who acts for him on the platform. */
  readonly accountIds: readonly string[];
  /** Whose liaison tells him by mouth; null where no village is his. */
  readonly villageCode: string | null;
  readonly name: string;
  readonly hasPhone: boolean;
  /** Opened when it is needed; never kept. */
  phone(): string | null;
}

type Finder = (
  source: DataSource | EntityManager,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, Contact>>;

type NameOf = (id: string) => string;

/** Somebody who acts for a party today, or stands for one that can act no more: in everything, or in some projects. */
export interface ContactAgent {
  readonly accountId: string;
  readonly projectIds: readonly string[] | null;
}

/** Of each party, by its id. */
type FindAgents = (
  source: DataSource | EntityManager,
  partyIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly ContactAgent[]>>;

/** Rooms above know how people are reached; this one asks them. */
@Injectable()
export class Contacts {
  private readonly finders = new Map<ContactKind, Finder>();
  private readonly names = new Map<ContactKind, NameOf>();
  private findAgents: FindAgents = () => Promise.resolve(new Map());

  constructor(
    private readonly dataSource: DataSource,
    private readonly phones: PhoneBook,
  ) {}

  /** `nameOf` is the name as SQL, of an SQL text that has the id. */
  findWith(kind: ContactKind, finder: Finder, nameOf: NameOf): void {
    this.finders.set(kind, finder);
    this.names.set(kind, nameOf);
  }

  /** Who a message went to, as SQL: the account's name where it has one, else as his room knows him; never null. */
  nameSql(recipient: string, accountName: string): string {
    const id = `substr(${recipient}, strpos(${recipient}, ':') + 1)`;
    const byKind = [...this.names].map(([kind, nameOf]) => `when '${kind}' then (${nameOf(id)})`);
    return `coalesce(${accountName}, case split_part(${recipient}, ':', 1) ${byKind.join(' ')} end, '')`;
  }

  findAgentsWith(find: FindAgents): void {
    this.findAgents = find;
  }

  /** Who acts for some parties, and is told with them. */
  async agentsOf(
    source: DataSource | EntityManager,
    partyIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ContactAgent[]>> {
    return partyIds.length > 0 ? this.findAgents(source, partyIds) : new Map();
  }

  async find(
    kind: ContactKind,
    ids: readonly string[],
    source: DataSource | EntityManager = this.dataSource,
  ): Promise<ReadonlyMap<string, Contact>> {
    const finder = this.finders.get(kind);
    if (!finder || ids.length === 0) return new Map();
    return finder(source, ids);
  }

  /**
   * The number that somebody signs in with, before that of the party for which he acts; nothing where there is none, or
   * where his own went to somebody else: the party's may be the same.
   */
  async phoneOf({
    recipient,
    accountId,
  }: {
    recipient: string;
    accountId: string | null;
  }): Promise<string | null> {
    if (accountId !== null) {
      const own = await this.phones.numberOf(this.dataSource.manager, accountId);
      return own ?? this.partyPhone(accountId);
    }
    const { kind, id } = readRecipient(recipient);
    return (await this.find(kind, [id])).get(id)?.phone() ?? null;
  }

  private async partyPhone(accountId: string): Promise<string | null> {
    const rows: { party_id: string | null }[] = await this.dataSource.query(
      'select party_id from account where id = $1 and phone_released_at is null',
      [accountId],
    );
    const partyId = rows[0]?.party_id;
    return partyId ? ((await this.find('PARTY', [partyId])).get(partyId)?.phone() ?? null) : null;
  }
}

export function writeRecipient(kind: ContactKind | 'ACCOUNT', id: string): string {
  return `${kind}:${id}`;
}

export function readRecipient(text: string): { kind: ContactKind; id: string } {
  const at = text.indexOf(':');
  return { kind: text.slice(0, at) as ContactKind, id: text.slice(at + 1) };
}
