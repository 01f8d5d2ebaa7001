import { Injectable } from '@nestjs/common';
import { JUDGES, type PlanScore, canonicalJson, meanPoints } from '@helan/domain';
import type { PlanView, ScoringCallView } from '@helan/contracts';
import type { ScoresRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { refused } from '../../../kernel/http/index.js';
import { tell } from '../../../kernel/outbox/outbox.js';
import { lockLot } from '../../../listing/listing/index.js';
import { RegistrationEntity } from '../../registration/index.js';
import { Envelopes } from './envelopes.js';
import { SeatQueries } from '../seats.js';
import { SessionBook } from '../session-book.js';
import { SessionEntity, ofLot } from '../session.entity.js';

/** By paddle. */
type Scores = Readonly<Record<string, PlanScore>>;

/** Sessions `s` whose plans are still to be scored before the first price is opened. */
export const WAITS_FOR_SCORES = `s.is_current and s.state = 'OPENING' and s.rules->>'mode' = 'WEIGHTED'
  and s.terms->>'agreedFen' is null
  and not exists (select 1 from session_line e where e.session_id = s.id and e.kind = 'SCORED')`;

/** 方案评分: of those who have put in an envelope, under their paddles, before the first price is opened. */
@Injectable()
export class ScoresService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly seats: SeatQueries,
    private readonly envelopes: Envelopes,
    private readonly book: SessionBook,
  ) {}

  /** What waits for a score that somebody can still give: nobody scores twice, and no more score than have to. */
  async calls({ accountId }: Actor): Promise<ScoringCallView[]> {
    const rows: { project_id: string; title: string; scored: number }[] = await this.dataSource.query(
      `select l.project_id, l.terms->>'title' as title, count(p.account_id)::int as scored
       from bidding_session s join lot l on l.id = s.lot_id left join plan_score p on p.session_id = s.id
       where ${WAITS_FOR_SCORES}
       group by s.id, l.id having not coalesce(bool_or(p.account_id = $1), false)
       order by s.end_at, l.no`,
      [accountId],
    );
    return rows.map(({ project_id, title, scored }) => ({ projectId: project_id, title, scored }));
  }

  /** What is to be scored, for whoever has not done so yet. */
  async plans(actor: Actor, lotId: string): Promise<PlanView[]> {
    return this.transactions.look(async (tx) => {
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      if (!(await this.envelopes.needsScores(tx, session))) throw refused('lifecycle.not-now');
      if (await this.hasScored(tx, session, actor)) throw refused('sealing.scored-already');
      return this.plansOf(tx, session);
    });
  }

  /**
   * What somebody gives each plan, frozen as soon as he has entered it. Points as typed, with at most two decimals.
   * When as many have scored as have to, the log says what each has given, and the mean that counts.
   */
  async enter(actor: Actor, lotId: string, { scores }: ScoresRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, ofLot(lotId));
      if (!(await this.envelopes.needsScores(tx, session))) throw refused('lifecycle.not-now');
      const wanted = (await this.plansOf(tx, session)).map(({ paddle }) => paddle);
      const given = new Map(
        scores.map(({ paddle, points, reason }): [string, PlanScore] => [
          paddle,
          { points: hundredths(points), reason },
        ]),
      );
      if (
        given.size !== scores.length ||
        given.size !== wanted.length ||
        !wanted.every((one) => given.has(one))
      )
        throw refused('sealing.scores-differ', undefined, 'scores');
      const at = await this.clock.now(tx);
      const judges = await this.keep(tx, session, { actor, scores: Object.fromEntries(given), at });
      if (judges.length < JUDGES) return;
      const means = wanted.map((paddle): [string, number] => [
        paddle,
        meanPoints(judges.map((one) => one[paddle]!.points)),
      ]);
      const value = canonicalJson({ scores: Object.fromEntries(means), judges });
      await this.book.write(tx, session, lot.no, {
        drafts: [{ kind: 'SCORED', value, at }],
        recordedAt: at,
      });
      await tell(tx, 'lot.session', lotId, { state: session.state });
    });
  }

  /** Returns what everybody has given so far, in the order in which they gave it. */
  private async keep(
    tx: EntityManager,
    { id }: SessionEntity,
    { actor, scores, at }: { actor: Actor; scores: Scores; at: Date },
  ): Promise<Scores[]> {
    const added: unknown[] = await tx.query(
      `insert into plan_score (session_id, account_id, scores, at) values ($1, $2, $3, $4)
       on conflict do nothing returning at`,
      [id, actor.accountId, JSON.stringify(scores), at],
    );
    if (added.length === 0) throw refused('sealing.scored-already');
    const rows: { scores: Scores }[] = await tx.query(
      'select scores from plan_score where session_id = $1 order by at, account_id',
      [id],
    );
    return rows.map((row) => row.scores);
  }

  private async hasScored(tx: EntityManager, { id }: SessionEntity, { accountId }: Actor): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'select 1 from plan_score where session_id = $1 and account_id = $2',
      [id, accountId],
    );
    return rows.length > 0;
  }

  private async plansOf(tx: EntityManager, session: SessionEntity): Promise<PlanView[]> {
    const rows = await tx.find(RegistrationEntity, {
      where: { id: In(await this.seats.placed(tx, session)) },
      order: { paddle: 'ASC' },
    });
    return rows.map(({ paddle, form }) => ({
      paddle: paddle!,
      intendedUse: form.intendedUse ?? '',
      capability: form.capability ?? '',
    }));
  }
}

/** `87.5` → 8750, without a float in between. */
function hundredths(points: string): number {
  const [whole, part = ''] = points.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
