import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MandateKind, NATURAL_KINDS, STANDING_FOR, bearersInWords } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { sameHash } from '../../kernel/secrets/look-up.js';
import { type ContactAgent, Contacts } from '../message/index.js';

interface Row {
  readonly party_id: string;
  readonly kind: MandateKind;
  readonly agentName: string;
}

const TODAY = "(platform_now() at time zone 'Asia/Shanghai')::date";

/** SQL of a mandate `m`: it counts today. Whoever is stopped is stood for, and his agents do nothing meanwhile. */
const COUNTS = `m.ended_at is null and m.from_day <= ${TODAY} and coalesce(m.until_day, 'infinity') >= ${TODAY}
  and (m.kind = any($2) and m.confirmed_at is not null) = exists (
    select from party_stop s where s.party_id = m.party_id and s.state in ('IN_FORCE', 'LIFTING'))
  and (m.kind <> all($2) or m.confirmed_at is not null)`;

/** Who may sign for somebody at this moment, as papers name him, and whose money is taken as his. */
@Injectable()
export class MandateBearers implements OnModuleInit {
  constructor(private readonly contacts: Contacts) {}

  onModuleInit(): void {
    this.contacts.findAgentsWith((source, partyIds) => this.accountsOf(source, partyIds));
  }

  /** `（代理人：马新雨）` of each party that has one for this project; none of the others is in it. */
  async inWords(
    tx: EntityManager,
    partyIds: readonly string[],
    projectId: string,
  ): Promise<ReadonlyMap<string, string>> {
    const rows: Row[] = await tx.query(
      `select m.party_id, m.kind, m.agent_name as "agentName" from agent_mandate m
       where m.party_id = any($1) and 'SIGN' = any(m.acts)
         and (m.project_ids is null or $3 = any(m.project_ids)) and ${COUNTS} order by m.given_at, m.id`,
      [partyIds, STANDING_FOR, projectId],
    );
    const ids = [...new Set(rows.map(({ party_id }) => party_id))];
    return new Map(ids.map((id) => [id, bearersInWords(rows.filter((row) => row.party_id === id))]));
  }

  /** Names of those who stand for somebody that is stopped. */
  async standingFor(tx: EntityManager, partyId: string): Promise<string[]> {
    const rows: Row[] = await tx.query(
      `select m.agent_name as "agentName" from agent_mandate m
       where m.party_id = any($1) and m.kind = any($2) and ${COUNTS}`,
      [[partyId], STANDING_FOR],
    );
    return rows.map(({ agentName }) => agentName);
  }

  /** The accounts of those who act for one of these parties, found by the number under which they are verified. */
  private async accountsOf(
    source: DataSource | EntityManager,
    partyIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ContactAgent[]>> {
    const rows: (ContactAgent & { partyId: string })[] = await source.query(
      `select m.party_id as "partyId", a.id as "accountId", m.project_ids as "projectIds"
       from agent_mandate m join account a on a.id in (
         select r.account_id from real_name r where ${sameHash('r.id_number_hash', 'm.agent_id_hash')}
         union select o.id from account o join party p on p.id = o.party_id
         where ${sameHash('p.id_number_hash', 'm.agent_id_hash')} and p.verified_at is not null and p.kind = any($3))
       where m.party_id = any($1) and ${COUNTS} order by m.given_at, m.id`,
      [partyIds, STANDING_FOR, NATURAL_KINDS],
    );
    return new Map(partyIds.map((id) => [id, rows.filter(({ partyId }) => partyId === id)]));
  }
}
