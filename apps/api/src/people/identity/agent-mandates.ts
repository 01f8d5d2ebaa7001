import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type MandateKind, STANDING_FOR, isRefusal, parseYuan, refuseMandate } from '@helan/domain';
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

  /** Only while there is somebody to stand for. */
  async confirmSuccessor(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { partyId, givenBy, waits } = await lockSuccessor(tx, id);
      const stops: unknown[] = await tx.query(
        `select 1 from party_stop where party_id = $1 and state in ('IN_FORCE', 'LIFTING')`,
        [partyId],
      );
      if (stops.length === 0) throw refused('party.not-stopped');
      if (!waits) throw refused('lifecycle.not-now');
      requireOtherPerson(actor, [givenBy]);
      await tx.query(
        'update agent_mandate set confirmed_by = $2, confirmed_at = platform_now() where id = $1',
        [id, actor.accountId],
      );
      await this.tell(tx, id, { partyId, to: 'CONFIRMED' });
    });
  }

  /** By another person than the one who named him, who finds that the papers do not bear it. */
  async refuseSuccessor(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const successor = await lockSuccessor(tx, id);
      if (!successor.waits) throw refused('lifecycle.not-now');
      requireOtherPerson(actor, [successor.givenBy]);
      await this.close(tx, actor, { id, partyId: successor.partyId, reason });
    });
  }

  /** Of one who acts already: one person suffices to stop it, naming another takes two as ever. */
  async revokeSuccessor(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const successor = await lockSuccessor(tx, id);
      if (!successor.acts) throw refused('lifecycle.not-now');
      await this.close(tx, actor, { id, partyId: successor.partyId, reason });
    });
  }

  /** With the stop ends whatever stands by it: whoever decides himself is stood for by nobody. */
  async endSuccessors(tx: EntityManager, actor: Actor, partyId: string): Promise<void> {
    const rows: { id: string }[] = await tx.query(
      `select id from agent_mandate where party_id = $1 and kind = any($2) and ended_at is null
       order by given_at, id for update`,
      [partyId, STANDING_FOR],
    );
    for (const { id } of rows) await this.close(tx, actor, { id, partyId, reason: '本人恢复办理' });
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
      await this.close(tx, actor, { id, partyId: mandate.party_id, reason });
    });
  }

  private async close(
    tx: EntityManager,
    actor: Actor,
    { id, partyId, reason }: { id: string; partyId: string; reason: string },
  ): Promise<void> {
    await tx.query(
      'update agent_mandate set ended_by = $2, ended_at = platform_now(), end_reason = $3 where id = $1',
      [id, actor.accountId, reason],
    );
    await this.tell(tx, id, { partyId, to: 'ENDED' });
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

interface Successor {
  readonly partyId: string;
  readonly givenBy: string;
  /** For the word of another person. */
  readonly waits: boolean;
  readonly acts: boolean;
}

/** After the stops of the party, in the order in which a stop that is lifted locks the two. */
async function lockSuccessor(tx: EntityManager, id: string): Promise<Successor> {
  await tx.query(
    `select 1 from party_stop where party_id = (select party_id from agent_mandate where id = $1)
     order by proposed_at, id for update`,
    [id],
  );
  const rows: Successor[] = await tx.query(
    `select party_id as "partyId", given_by as "givenBy", confirmed_at is null and ended_at is null as waits,
       confirmed_at is not null and ended_at is null as acts
     from agent_mandate where id = $1 and kind = any($2) for update`,
    [id, STANDING_FOR],
  );
  if (!rows[0]) throw refused('resource.not-found');
  return rows[0];
}
