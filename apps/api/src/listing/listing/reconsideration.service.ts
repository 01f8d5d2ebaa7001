import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type LastReconsiderationView,
  type PageView,
  type ReconsiderationView,
  hasPermission,
} from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { Transactions, isUnique, lockRow, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ListingMoves } from './listing-moves.js';
import { ProjectEntity } from './project.entity.js';
import { ReconsiderationEntity } from './reconsideration.entity.js';

export type ReconsideredKind = ReconsiderationEntity['subject'];

interface WaitingRow {
  id: string;
  subject: ReconsideredKind;
  subject_id: string;
  reason: string;
  at: Date;
  name: string;
}

interface LastRow {
  subject_id: string;
  reason: string;
  proposer: string;
  proposed_at: Date;
  decider: string | null;
  decided_at: Date | null;
  is_granted: boolean | null;
  answer: string | null;
}

/** What was refused, in words, in which project, and why. */
export interface RefusedSubject {
  readonly subjectName: string;
  readonly projectId: string;
  readonly refusal: string;
  /** Who it is of is not for this reader; what was said of it may name him. */
  readonly isBlind?: boolean;
}

/** What a room above says of a refusal of its own: whether it may be taken up now, and how it is. */
export interface Reconsidered {
  /** Throws where it may not; locks what it looks at. */
  require(tx: EntityManager, id: string): Promise<void>;
  takeUp(
    tx: EntityManager,
    id: string,
    by: { readonly actor: Actor; readonly reason: string },
  ): Promise<void>;
  /** For whoever decides; of a registration nobody else reads who it is of. */
  about(tx: EntityManager, id: string, actor: Actor): Promise<RefusedSubject>;
}

/** A refusal that was wrong is taken up again by two people: one says why, another agrees; the review goes on where it stood. */
@Injectable()
export class Reconsiderations implements OnModuleInit {
  private readonly kinds = new Map<ReconsideredKind, Reconsidered>();

  constructor(
    private readonly transactions: Transactions,
    private readonly moves: ListingMoves,
  ) {}

  onModuleInit(): void {
    this.of('PROJECT', {
      require: async (tx, id) => {
        const project = await lockRow(tx, ProjectEntity, { id });
        this.moves.requireAllowed(project.state, 'reconsider');
      },
      takeUp: async (tx, id, { actor, reason }) => {
        const project = await lockRow(tx, ProjectEntity, { id });
        await this.moves.moveProject(tx, project, 'reconsider', { role: 'CENTER_APPROVE', actor, reason });
      },
      about: async (tx, id) => {
        const { application, no } = await tx.findOneByOrFail(ProjectEntity, { id });
        const events: { reason: string }[] = await tx.query(
          `select reason from listing_event where project_id = $1 and action = 'reject' order by id desc limit 1`,
          [id],
        );
        return {
          subjectName: `申请：${application.title ?? ''}${no ? `（${no}）` : ''}`,
          projectId: id,
          refusal: events[0]?.reason ?? '',
        };
      },
    });
  }

  of(kind: ReconsideredKind, reconsidered: Reconsidered): void {
    this.kinds.set(kind, reconsidered);
  }

  async propose(actor: Actor, kind: ReconsideredKind, id: string, reason: string): Promise<{ id: string }> {
    return this.transactions
      .run(async (tx) => {
        await this.kinds.get(kind)!.require(tx, id);
        const row = {
          id: randomUUID(),
          subject: kind,
          subjectId: id,
          reason,
          proposedBy: actor.accountId,
          proposedAt: () => 'platform_now()',
        };
        await tx.createQueryBuilder().insert().into(ReconsiderationEntity).values(row).execute();
        return { id: row.id };
      })
      .catch((error: unknown) => {
        throw isUnique(error) ? refused('reconsideration.open') : error;
      });
  }

  async grant(actor: Actor, id: string): Promise<void> {
    await this.decide(actor, id, { isGranted: true, answer: null });
  }

  async deny(actor: Actor, id: string, answer: string): Promise<void> {
    await this.decide(actor, id, { isGranted: false, answer });
  }

  /** What waits for the second person, the oldest first. */
  async list(actor: Actor, at: string | undefined): Promise<PageView<ReconsiderationView>> {
    return this.transactions.look(async (tx) => {
      const { rows, place } = await readPage<WaitingRow>(
        tx,
        {
          columns: 'r.id, r.subject, r.subject_id, r.reason, r.proposed_at as at, a.display_name as name',
          from: 'from reconsideration r join account a on a.id = r.proposed_by',
          where: 'r.decided_at is null',
          order: [
            { sql: 'r.proposed_at', type: 'timestamptz' },
            { sql: 'r.id', type: 'uuid' },
          ],
          params: [],
        },
        at,
      );
      const views: ReconsiderationView[] = [];
      for (const { id, subject, subject_id, reason, at, name } of rows) {
        const { isBlind, ...about } = await this.kinds.get(subject)!.about(tx, subject_id, actor);
        const said = isBlind && !hasPermission(actor.roles, 'reconsider') ? '' : reason;
        views.push({ id, ...about, reason: said, proposerName: name, proposedAt: at.toISOString() });
      }
      return { items: views, ...place };
    });
  }

  /** What was said of a subject's refusal last. */
  async lastOf(
    tx: EntityManager,
    kind: ReconsideredKind,
    subjectId: string,
  ): Promise<LastReconsiderationView | null> {
    return (await this.lastOfAll(tx, kind, [subjectId])).get(subjectId) ?? null;
  }

  /** The same of each of them of whom something was said. */
  async lastOfAll(
    tx: EntityManager,
    kind: ReconsideredKind,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, LastReconsiderationView>> {
    const rows: LastRow[] = await tx.query(
      `select distinct on (r.subject_id) r.subject_id, r.reason, a.display_name as proposer, r.proposed_at,
              b.display_name as decider, r.decided_at, r.is_granted, r.answer
       from reconsideration r join account a on a.id = r.proposed_by left join account b on b.id = r.decided_by
       where r.subject = $1 and r.subject_id = any($2) order by r.subject_id, r.proposed_at desc, r.id`,
      [kind, subjectIds],
    );
    return new Map(rows.map((row) => [row.subject_id, toLast(row)]));
  }

  private async decide(
    actor: Actor,
    id: string,
    { isGranted, answer }: { readonly isGranted: boolean; readonly answer: string | null },
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await lockRow(tx, ReconsiderationEntity, { id });
      if (row.decidedAt) throw refused('lifecycle.not-now');
      requireOtherPerson(actor, [row.proposedBy]);
      const kind = this.kinds.get(row.subject)!;
      if (isGranted) {
        await kind.require(tx, row.subjectId);
        await kind.takeUp(tx, row.subjectId, { actor, reason: row.reason });
      }
      await tx
        .createQueryBuilder()
        .update(ReconsiderationEntity)
        .set({ decidedBy: actor.accountId, decidedAt: () => 'platform_now()', isGranted, answer })
        .where({ id })
        .execute();
    });
  }
}

function toLast(row: LastRow): LastReconsiderationView {
  return {
    reason: row.reason,
    proposerName: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    answer: row.decided_at && {
      isGranted: row.is_granted ?? false,
      reason: row.answer ?? '',
      name: row.decider ?? '',
      at: row.decided_at.toISOString(),
    },
  };
}
