import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  MANDATE_KINDS,
  STOP_CAUSES,
  STOP_STATES,
  type StopAction,
  type StopCause,
  type StopState,
  maskIdNumber,
  stopLifecycle,
} from '@helan/domain';
import type { PageView, PartyStopView } from '@helan/contracts';
import type { ProposeStopRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { Transactions, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { AgentMandates } from './agent-mandates.js';

interface Row {
  id: string;
  party_id: string;
  party_name: string;
  id_number_enc: Buffer;
  state: StopState;
  cause: StopCause;
  reason: string;
  document: string;
  proposed_by: string;
  proposer: string;
  proposed_at: Date;
  lift_document: string | null;
  lift_asked_by: string | null;
  successors:
    | {
        id: string;
        kind: 'GUARDIAN' | 'HEIR';
        name: string;
        document: string;
        by: string;
        is_confirmed: boolean;
      }[]
    | null;
}

/** 停办: whoever has died or can no longer decide does nothing more by himself, and another goes on for him. */
@Injectable()
export class PartyStops {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly mandates: AgentMandates,
  ) {}

  async propose(actor: Actor, partyId: string, request: ProposeStopRequest): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const parties: unknown[] = await tx.query('select 1 from party where id = $1 for update', [partyId]);
      if (parties.length === 0) throw refused('resource.not-found');
      const id = randomUUID();
      const added: unknown[] = await tx.query(
        `insert into party_stop (id, party_id, cause, reason, document, proposed_by, proposed_at)
         values ($1, $2, $3, $4, $5, $6, platform_now())
         on conflict (party_id) where state in ('PROPOSED', 'IN_FORCE', 'LIFTING') do nothing returning 1`,
        [id, partyId, request.cause, request.reason, request.document, actor.accountId],
      );
      if (added.length === 0) throw refused('party.stop-open');
      await tell(tx, 'party.stopped', partyId, { stopId: id, partyId, to: 'PROPOSED' });
      return { id };
    });
  }

  /** Throws where nothing is done in the party's name for now. */
  async requireNone(tx: EntityManager, partyId: string): Promise<void> {
    const rows: { name: string; cause: StopCause }[] = await tx.query(
      `select p.name, s.cause from party_stop s join party p on p.id = s.party_id
       where s.party_id = $1 and s.state in ('IN_FORCE', 'LIFTING')`,
      [partyId],
    );
    const [row] = rows;
    if (row) throw refused('party.stopped', { party: row.name, cause: STOP_CAUSES[row.cause] });
  }

  /** Another person's word: on the stop, or on its end where that was asked for. */
  async answer(actor: Actor, id: string, isRight: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const stop = await this.lock(tx, id);
      const isLifting = stop.state === 'LIFTING';
      requireOtherPerson(actor, [isLifting ? stop.lift_asked_by : stop.proposed_by]);
      const action = isLifting ? (isRight ? 'lift' : 'keep') : isRight ? 'confirm' : 'refuse';
      const who = isLifting ? 'lifted' : 'decided';
      // Of a stop that stays nothing but the wish is gone.
      const change =
        action === 'keep'
          ? 'lift_document = null, lift_asked_by = null, lift_asked_at = null'
          : `${who}_by = $3, ${who}_at = platform_now()`;
      await this.move(tx, stop, action, { change, params: action === 'keep' ? [] : [actor.accountId] });
      if (action === 'lift') await this.mandates.endSuccessors(tx, actor, stop.party_id);
    });
  }

  async askToLift(actor: Actor, id: string, document: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const stop = await this.lock(tx, id);
      const change = 'lift_document = $3, lift_asked_by = $4, lift_asked_at = platform_now()';
      await this.move(tx, stop, 'askToLift', { change, params: [document, actor.accountId] });
    });
  }

  /** What waits for a second person first. */
  async list(actor: Actor, isDecided: boolean, at: string | undefined): Promise<PageView<PartyStopView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `s.*, p.name as party_name, p.id_number_enc, a.display_name as proposer,
          (select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'name', m.agent_name, 'document', m.document,
             'by', m.given_by, 'is_confirmed', m.confirmed_at is not null) order by m.given_at)
           from agent_mandate m where m.party_id = s.party_id and m.kind in ('GUARDIAN', 'HEIR')
             and m.ended_at is null) as successors`,
        from: 'from party_stop s join party p on p.id = s.party_id join account a on a.id = s.proposed_by',
        counted: 'from party_stop s',
        where: isDecided
          ? "s.state in ('REFUSED', 'LIFTED')"
          : "s.state in ('PROPOSED', 'IN_FORCE', 'LIFTING')",
        order: [
          { sql: "s.state = 'IN_FORCE'", type: 'boolean' },
          { sql: 's.proposed_at', type: 'timestamptz', isDescending: true },
          { sql: 's.id', type: 'uuid' },
        ],
        params: [],
      },
      at,
    );
    return { items: rows.map((row) => this.view(actor, row)), ...place };
  }

  private async lock(tx: EntityManager, id: string): Promise<Row> {
    const rows: Row[] = await tx.query('select * from party_stop where id = $1 for update', [id]);
    if (!rows[0]) throw refused('resource.not-found');
    return rows[0];
  }

  private async move(
    tx: EntityManager,
    { id, state, party_id: partyId }: Row,
    action: StopAction,
    { change, params }: { change: string; params: readonly unknown[] },
  ): Promise<void> {
    const step = stopLifecycle.find(state, action);
    if (!step) throw refused('lifecycle.not-now');
    await tx.query(`update party_stop set state = $2, ${change} where id = $1`, [id, step.to, ...params]);
    await tell(tx, 'party.stopped', partyId, { stopId: id, partyId, to: step.to });
  }

  private view({ accountId }: Actor, row: Row): PartyStopView {
    const asker = row.state === 'LIFTING' ? row.lift_asked_by : row.proposed_by;
    return {
      id: row.id,
      partyId: row.party_id,
      partyName: row.party_name,
      idNumberMasked: maskIdNumber(this.cipher.open(row.id_number_enc, 'party.id_number')),
      state: row.state,
      stateName: STOP_STATES[row.state],
      causeName: STOP_CAUSES[row.cause],
      reason: row.reason,
      document: row.document,
      proposerName: row.proposer,
      proposedAt: row.proposed_at.toISOString(),
      liftDocument: row.lift_document,
      mayAnswer: (row.state === 'PROPOSED' || row.state === 'LIFTING') && asker !== accountId,
      successors: (row.successors ?? []).map(({ id, kind, name, document, by, is_confirmed }) => ({
        id,
        kindName: MANDATE_KINDS[kind],
        name,
        document,
        isConfirmed: is_confirmed,
        mayConfirm: !is_confirmed && by !== accountId,
        mayRevoke: is_confirmed,
      })),
    };
  }
}
