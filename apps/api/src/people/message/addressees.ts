import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Contact, type ContactAgent, Contacts, writeRecipient } from './contacts.js';
import type { ContactKind, MessageFor, Recipient } from './message-resolvers.js';

/** One who is told: by his account's inbox, or, without one, under the name by which a room finds him. */
export interface Addressee {
  readonly recipient: string;
  readonly accountId: string | null;
  /** Whose liaison tells him by mouth what would have come as a short message; null where that is not asked for. */
  readonly villageCode: string | null;
  readonly hasPhone: boolean;
  readonly hasBrowser: boolean;
}

interface AccountRow {
  readonly id: string;
  readonly party_id: string | null;
  readonly roles: readonly string[];
  readonly region_code: string;
  readonly has_browser: boolean;
  readonly has_phone: boolean;
  /** His number is somebody else's by now, and he has no other. */
  readonly is_released: boolean;
}

const ACCOUNT = `select a.id, a.party_id, a.roles, a.region_code, a.phone_enc is not null as has_phone,
  a.phone_released_at is not null as is_released,
  exists (select from push_subscription p where p.account_id = a.id) as has_browser from account a`;

/** Who stands behind the recipients that a room names: a set at a time, however many there are. */
@Injectable()
export class Addressees {
  constructor(private readonly contacts: Contacts) {}

  /** Of each message, in its order. */
  async of(tx: EntityManager, messages: readonly MessageFor[]): Promise<Addressee[][]> {
    const tos = messages.map(({ to }) => to);
    const parties = new Map(await this.contacts.find('PARTY', idsOf(tos, 'PARTY'), tx));
    const found = {
      PARTY: parties,
      PARTNER: await this.contacts.find('PARTNER', idsOf(tos, 'PARTNER'), tx),
      HOUSEHOLD: await this.contacts.find('HOUSEHOLD', idsOf(tos, 'HOUSEHOLD'), tx),
    };
    const agents = await this.contacts.agentsOf(tx, idsOf(tos, 'PARTY'));
    const ids = [
      ...Object.values(found).flatMap((some) => [...some.values()].flatMap(({ accountIds }) => accountIds)),
      ...[...agents.values()].flat().map(({ accountId }) => accountId),
    ];
    const accounts = await findAccounts(tx, [...ids, ...idsOf(tos, 'ACCOUNT')]);
    const desks = await findDesks(tx, tos);
    const own = [...accounts.values(), ...desks].flatMap((row) => row.party_id ?? []);
    for (const [id, contact] of await this.contacts.find(
      'PARTY',
      own.filter((id) => !parties.has(id)),
      tx,
    ))
      parties.set(id, contact);
    const byAccount = (id: string): Addressee[] => {
      const row = accounts.get(id);
      return row ? [toAddressee(row, parties.get(row.party_id ?? ''))] : [];
    };
    return messages.map(({ to, values }) => {
      if (to.kind === 'ROLE') return desks.filter((row) => isDesk(row, to)).map((row) => toAddressee(row));
      if (to.kind === 'ACCOUNT') return byAccount(to.id);
      const contact = found[to.kind].get(to.id);
      if (!contact) return [];
      const acting = to.kind === 'PARTY' ? agentsIn(agents.get(to.id) ?? [], values['project']) : [];
      const told = [...new Set([...contact.accountIds, ...acting])].filter((id) => !to.but?.includes(id));
      if (told.length > 0) return told.flatMap(byAccount);
      const { hasPhone } = contact;
      const villageCode = to.villageCode ?? contact.villageCode;
      const recipient = writeRecipient(to.kind, to.id);
      return [{ recipient, accountId: null, villageCode, hasPhone, hasBrowser: false }];
    });
  }
}

/** Those who act for a party in a project; whoever was given some projects hears of no other business. */
function agentsIn(agents: readonly ContactAgent[], projectId: string | undefined): string[] {
  return agents
    .filter(({ projectIds }) => projectIds === null || (projectId && projectIds.includes(projectId)))
    .map(({ accountId }) => accountId);
}

function idsOf(tos: readonly Recipient[], kind: ContactKind | 'ACCOUNT'): string[] {
  return [...new Set(tos.flatMap((to) => (to.kind === kind ? [to.id] : [])))];
}

async function findAccounts(tx: EntityManager, ids: readonly string[]): Promise<Map<string, AccountRow>> {
  if (ids.length === 0) return new Map();
  const rows: AccountRow[] = await tx.query(`${ACCOUNT} where a.id = any($1) and a.disabled_at is null`, [
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Everybody at work with one of the desks that are asked about; few have any. */
async function findDesks(tx: EntityManager, tos: readonly Recipient[]): Promise<AccountRow[]> {
  const roles = tos.flatMap((to) => (to.kind === 'ROLE' ? [to.role] : []));
  if (roles.length === 0) return [];
  return tx.query(`${ACCOUNT} where a.roles && $1::text[] and a.disabled_at is null`, [[...new Set(roles)]]);
}

/** A township's desk is told of its villages, the county's of all. */
function isDesk(row: AccountRow, { role, regionCode }: { role: string; regionCode: string }): boolean {
  return row.roles.includes(role) && regionCode.startsWith(row.region_code);
}

/**
 * By his own number, or by his party's. Whose number has changed hands is reached by neither, since the party may still
 * stand with it: his liaison tells him.
 */
function toAddressee(
  { id, has_browser: hasBrowser, has_phone, is_released }: AccountRow,
  party?: Contact,
): Addressee {
  const hasPhone = has_phone || (!is_released && (party?.hasPhone ?? false));
  const villageCode = is_released ? (party?.villageCode ?? null) : null;
  return { recipient: writeRecipient('ACCOUNT', id), accountId: id, villageCode, hasPhone, hasBrowser };
}
