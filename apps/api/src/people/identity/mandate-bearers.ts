import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NATURAL_KINDS, STANDING_FOR, bearersInWords, mandateOn } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { sameHash } from '../../kernel/secrets/look-up.js';
import { type ContactAgent, Contacts } from '../message/index.js';
import { type JudgedMandate, MANDATE } from './standings.js';

interface Row {
  readonly partyId: string;
  readonly today: string;
  readonly mandate: JudgedMandate;
}

/** What of a mandate `m` says whether it is in force: those that are over are not read. */
const COLUMNS = `m.party_id as "partyId", (platform_now() at time zone 'Asia/Shanghai')::date::text as today, ${MANDATE} as mandate`;
const FROM = 'from agent_mandate m where m.ended_at is null and m.party_id = any($1)';

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
      `select ${COLUMNS} ${FROM} and 'SIGN' = any(m.acts) and (m.project_ids is null or $2 = any(m.project_ids))
       order by m.given_at, m.id`,
      [partyIds, projectId],
    );
    const all = rows.filter(isInForce);
    const ids = [...new Set(all.map(({ partyId }) => partyId))];
    const ofParty = (id: string) => all.filter(({ partyId }) => partyId === id).map(({ mandate }) => mandate);
    return new Map(ids.map((id) => [id, bearersInWords(ofParty(id))]));
  }

  /** Names of those who stand for somebody that is stopped. */
  async standingFor(tx: EntityManager, partyId: string): Promise<string[]> {
    const rows: Row[] = await tx.query(`select ${COLUMNS} ${FROM} and m.kind = any($2)`, [
      [partyId],
      STANDING_FOR,
    ]);
    return rows.filter(isInForce).map(({ mandate }) => mandate.agentName);
  }

  /** The accounts of those who act for one of these parties, found by the number under which they are verified. */
  private async accountsOf(
    source: DataSource | EntityManager,
    partyIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ContactAgent[]>> {
    const rows: (Row & { accountId: string })[] = await source.query(
      `select ${COLUMNS}, a.id as "accountId" from (select m.* ${FROM}) m join account a on a.id in (
         select r.account_id from real_name r where ${sameHash('r.id_number_hash', 'm.agent_id_hash')}
         union select o.id from account o join party p on p.id = o.party_id
         where ${sameHash('p.id_number_hash', 'm.agent_id_hash')} and p.verified_at is not null and p.kind = any($2))
       order by m.given_at, m.id`,
      [partyIds, NATURAL_KINDS],
    );
    const all = rows.filter(isInForce).map(({ partyId, accountId, mandate }) => ({
      partyId,
      agent: { accountId, projectIds: mandate.projectIds },
    }));
    const agentsOf = (id: string) => all.filter(({ partyId }) => partyId === id).map(({ agent }) => agent);
    return new Map(partyIds.map((id) => [id, agentsOf(id)]));
  }
}

function isInForce({ today, mandate }: Row): boolean {
  return mandateOn(today, mandate) === 'EFFECTIVE';
}
