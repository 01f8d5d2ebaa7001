import { Injectable } from '@nestjs/common';
import { MANDATE_KINDS, NATURAL_KINDS, STANDING_FOR, formatYuan, maskIdNumber } from '@helan/domain';
import { type ActingChoiceView, type ActingView, MANDATED_ACTS, type MandateView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { sameHash } from '../../kernel/secrets/look-up.js';
import { BEARER_UNKNOWN, MANDATE, type StandingRow, isBearer, whyNot } from './standings.js';

interface Row {
  readonly id: string;
  readonly party_name: string;
  readonly agent_name: string;
  readonly agent_id_enc: Buffer;
  readonly today: string;
  readonly document: string | null;
  readonly end_reason: string | null;
  readonly mandate: NonNullable<StandingRow['mandate']>;
}

interface ChoiceRow extends Row {
  readonly is_bearer: boolean;
}

const COLUMNS = `m.id, p.name as party_name, m.agent_name, m.agent_id_enc, m.document, m.end_reason, ${MANDATE} as mandate,
  (platform_now() at time zone 'Asia/Shanghai')::date::text as today`;

/** SQL on `$1`, an account: the hashes of the number under which it is verified. */
const VERIFIED = `(select r.id_number_hash, r.id_number_hash_even from real_name r where r.account_id = $1
  union select o.id_number_hash, o.id_number_hash_even from account a join party o on o.id = a.party_id
  where a.id = $1 and o.kind = any($2) and o.verified_at is not null)`;

/** For whom somebody acts, and who acts for him. */
@Injectable()
export class ActingDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
  ) {}

  /** Those that are over are shown for a time, with the reason; so is the one that was chosen before he was lost sight of. */
  async choices({ accountId, standing }: Actor): Promise<ActingView> {
    const rows: ChoiceRow[] = await this.dataSource.query(
      `select ${COLUMNS}, ${isBearer('$1')} as is_bearer from agent_mandate m join party p on p.id = m.party_id
       where m.id in (
         select n.id from agent_mandate n join ${VERIFIED} own on ${sameHash('own.id_number_hash', 'n.agent_id_hash')}
         union select c.acting_mandate_id from account c where c.id = $1)
       order by m.ended_at is not null, m.until_day desc nulls first, m.given_at desc limit 50`,
      [accountId, NATURAL_KINDS],
    );
    const choices = rows.map((row) => {
      const choice = toChoice(row);
      return { ...choice, why: choice.why ?? (row.is_bearer ? null : BEARER_UNKNOWN) };
    });
    const isVerified = await this.isVerified(this.dataSource, accountId);
    return {
      isVerified,
      mandateId: standing?.mandate?.id ?? null,
      why: standing?.mandate?.why ?? null,
      choices,
    };
  }

  /** From the next request on; for himself again where he names none. */
  async choose(actor: Actor, mandateId: string | null): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (mandateId !== null) {
        if (!(await this.isVerified(tx, actor.accountId))) throw refused('mandate.agent-unknown');
        const rows: Row[] = await tx.query(
          `select ${COLUMNS} from agent_mandate m join party p on p.id = m.party_id
           join ${VERIFIED} own on ${sameHash('own.id_number_hash', 'm.agent_id_hash')} where m.id = $3`,
          [actor.accountId, NATURAL_KINDS, mandateId],
        );
        const [row] = rows;
        if (!row) throw refused('mandate.not-yours');
        const why = whyNot(row.today, row.mandate);
        if (why) throw refused('mandate.ended', { party: row.party_name, why });
      }
      await tx.query('update account set acting_mandate_id = $2 where id = $1', [actor.accountId, mandateId]);
    });
  }

  private async isVerified(source: DataSource | EntityManager, accountId: string): Promise<boolean> {
    const rows: unknown[] = await source.query(`select 1 from ${VERIFIED} own limit 1`, [
      accountId,
      NATURAL_KINDS,
    ]);
    return rows.length > 0;
  }

  /** Everybody who acts or has acted for the party, the newest first. */
  async mandatesOf({ partyId }: Actor): Promise<MandateView[]> {
    if (!partyId) return [];
    const rows: Row[] = await this.dataSource.query(
      `select ${COLUMNS} from agent_mandate m join party p on p.id = m.party_id
       where m.party_id = $1 order by m.ended_at is not null, m.given_at desc, m.id limit 200`,
      [partyId],
    );
    return rows.map((row) => ({
      ...toChoice(row),
      agentName: row.agent_name,
      agentIdNumberMasked: maskIdNumber(this.cipher.open(row.agent_id_enc, 'agent_mandate.agent_id')),
      document: row.document,
      // Whoever stands for the party is named, and ended, by the center.
      mayEnd: row.mandate.endedOn === null && !STANDING_FOR.includes(row.mandate.kind),
    }));
  }
}

function toChoice({ id, party_name, end_reason, today, mandate }: Row): ActingChoiceView {
  return {
    id,
    partyName: party_name,
    kindName: MANDATE_KINDS[mandate.kind],
    acts: mandate.acts,
    actNames: mandate.acts.map((act) => MANDATED_ACTS[act]).join('、'),
    projectIds: mandate.projectIds,
    limitYuan: mandate.limitFen === null ? null : formatYuan(BigInt(mandate.limitFen)),
    fromDay: mandate.fromDay,
    untilDay: mandate.untilDay,
    why: whyNot(today, mandate),
    endReason: end_reason,
  };
}
