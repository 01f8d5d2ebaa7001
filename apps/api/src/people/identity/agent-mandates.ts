import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type MandateKind, parseYuan, isRefusal, refuseMandate } from '@helan/domain';
import type { GiveMandateRequest, NameSuccessorRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { PartyService } from '../party/index.js';

interface NewMandate {
  readonly partyId: string;
  readonly kind: MandateKind;
  readonly agentName: string;
  readonly agentIdNumber: string;
  readonly acts: readonly string[];
  readonly projectIds: readonly string[] | null;
  readonly limitFen: bigint | null;
  readonly fromDay: string;
  readonly untilDay: string | null;
  readonly document: string | null;
}

type Owns = (tx: EntityManager, partyId: string, projectIds: readonly string[]) => Promise<boolean>;

/** Who acts for a party: given by the party itself, or at the window for whoever can act no more. */
@Injectable()
export class AgentMandates {
  private owns: Owns = () => Promise.resolve(true);

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly cipher: FieldCipher,
    private readonly parties: PartyService,
  ) {}

  /** Rooms above know which projects are a party's. */
  checkProjectsWith(owns: Owns): void {
    this.owns = owns;
  }

  /** By whoever holds the party's own account: an agent gives no mandates. */
  async give(actor: Actor, request: GiveMandateRequest): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const party = await this.parties.requireOwn(actor, tx);
      const { limitYuan, projectIds, untilDay = null, ...asked } = request;
      requireNone(
        refuseMandate({
          ...asked,
          untilDay,
          partyKind: party.kind,
          isPartyVerified: party.verifiedAt !== null,
          partyIdNumber: party.idNumber,
          today: await this.clock.today(tx),
        }),
      );
      const limitFen = limitYuan ? parseYuan(limitYuan) : null;
      if (isRefusal(limitFen)) throw refused(limitFen.code, limitFen.values, 'limitYuan');
      if (projectIds && !(await this.owns(tx, party.id, projectIds)))
        throw refused('mandate.unknown-project', undefined, 'projectIds');
      const mandate = { ...asked, untilDay, limitFen, projectIds: projectIds ?? null, document: null };
      return this.add(tx, actor, { ...mandate, partyId: party.id });
    });
  }

  /** A guardian or an heir of whoever is stopped, by papers; another person confirms it. */
  async nameSuccessor(actor: Actor, stopId: string, request: NameSuccessorRequest): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const rows: { party_id: string; is_stopped: boolean }[] = await tx.query(
        `select party_id, state in ('IN_FORCE', 'LIFTING') as is_stopped from party_stop where id = $1 for update`,
        [stopId],
      );
      if (!rows[0]) throw refused('resource.not-found');
      if (!rows[0].is_stopped) throw refused('party.not-stopped');
      return this.add(tx, actor, {
        ...request,
        partyId: rows[0].party_id,
        acts: ['APPLY', 'REGISTER', 'BID', 'SIGN'],
        projectIds: null,
        limitFen: null,
        fromDay: await this.clock.today(tx),
        untilDay: null,
      });
    });
  }

  async confirmSuccessor(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: { given_by: string; party_id: string; waits: boolean }[] = await tx.query(
        `select given_by, party_id, confirmed_at is null and ended_at is null as waits from agent_mandate
         where id = $1 and kind in ('GUARDIAN', 'HEIR') for update`,
        [id],
      );
      const [mandate] = rows;
      if (!mandate) throw refused('resource.not-found');
      if (!mandate.waits) throw refused('lifecycle.not-now');
      requireOtherPerson(actor, [mandate.given_by]);
      await tx.query(
        'update agent_mandate set confirmed_by = $2, confirmed_at = platform_now() where id = $1',
        [id, actor.accountId],
      );
      await this.tell(tx, id, { partyId: mandate.party_id, to: 'CONFIRMED' });
    });
  }

  /** By the party at any time, of one of its own; from this moment on nothing is done under it. */
  async end(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: { party_id: string; is_ended: boolean }[] = await tx.query(
        `select party_id, ended_at is not null as is_ended from agent_mandate
         where id = $1 and party_id = $2 for update`,
        [id, actor.partyId],
      );
      const [mandate] = rows;
      if (!mandate) throw refused('resource.not-found');
      if (mandate.is_ended) throw refused('lifecycle.not-now');
      await tx.query(
        'update agent_mandate set ended_by = $2, ended_at = platform_now(), end_reason = $3 where id = $1',
        [id, actor.accountId, reason],
      );
      await this.tell(tx, id, { partyId: mandate.party_id, to: 'ENDED' });
    });
  }

  private async add(tx: EntityManager, actor: Actor, mandate: NewMandate): Promise<{ id: string }> {
    const id = randomUUID();
    await tx.query(
      `insert into agent_mandate (id, party_id, kind, agent_name, agent_id_enc, agent_id_hash, agent_id_hash_even, acts,
         project_ids, limit_fen, from_day, until_day, document, given_by, given_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, platform_now())`,
      [
        id,
        mandate.partyId,
        mandate.kind,
        mandate.agentName,
        this.cipher.seal(mandate.agentIdNumber, 'agent_mandate.agent_id'),
        ...this.cipher.lookUp(mandate.agentIdNumber),
        mandate.acts,
        mandate.projectIds,
        mandate.limitFen,
        mandate.fromDay,
        mandate.untilDay,
        mandate.document,
        actor.accountId,
      ],
    );
    await this.tell(tx, id, { partyId: mandate.partyId, to: 'GIVEN' });
    return { id };
  }

  private tell(tx: EntityManager, mandateId: string, what: { partyId: string; to: string }): Promise<void> {
    return tell(tx, 'mandate.moved', what.partyId, { mandateId, ...what });
  }
}
