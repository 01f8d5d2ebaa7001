import { Injectable } from '@nestjs/common';
import { stoppedSince } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { logger } from '../../../kernel/logger.js';
import { type LotEntity, lockLot } from '../../../listing/listing/index.js';
import { SessionBook } from '../session-book.js';
import { lostSince } from './lost-right.js';
import { SessionStops } from './session-stops.js';
import { SessionEntity, isRunning, rulesOf, stateOf } from '../session.entity.js';

/** SQL: of a session `s`, who may not win it any more though he leads, or stands at its ceiling with the leader. */
const LOST = `(
  select front.id, ${lostSince('s.id', 'front.id')} as since
  from unnest(case when cardinality(s.at_ceiling) > 0 then s.at_ceiling else array[s.leader_id] end) as front (id))`;

interface Lost {
  readonly id: string;
  readonly since: Date;
}

/**
 * Whoever loses his right to bid while he leads does not win by it, and nobody unseats him alone: the session stands
 * still until two people have decided. Source: rules §21 A14c.
 */
@Injectable()
export class LeaderWatch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly book: SessionBook,
    private readonly stops: SessionStops,
  ) {}

  async stopAll(): Promise<void> {
    const found: { id: string; lot_id: string }[] = await this.dataSource.query(
      `select s.id, s.lot_id from bidding_session s
       where s.is_current and s.state in ('FREE', 'LIMITED', 'PAUSED')
         and s.question is distinct from 'LEADER' and exists (select from ${LOST} lost where lost.since is not null)`,
    );
    for (const { id, lot_id } of found) {
      await this.stopOne(id, lot_id).catch((error: unknown) =>
        logger.error({ err: error, session: id }, 'a leader could not be looked at'),
      );
    }
  }

  private async stopOne(id: string, lotId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, { id });
      if (isRunning(session)) await this.hold(tx, session, lot);
      else if (session.state === 'PAUSED') await this.ask(tx, session, lot);
    });
  }

  /** Stops a session that runs, under its lock, where its leader lost his right before its end; answers whether it did. */
  async hold(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<boolean> {
    const lost = await findLost(tx, session.id);
    // After the end it is the breach of a winner.
    if (!lost || lost.since >= session.endAt) return false;
    const isFoundLate = (await this.clock.now(tx)) >= session.endAt;
    const from = stoppedSince(rulesOf(session), stateOf(session), lost.since.getTime());
    this.question(session, lost.id);
    await this.stops.stop(tx, session, lot, {
      reason: 'LEADER',
      ...(isFoundLate ? { since: new Date(from) } : {}),
    });
    return true;
  }

  /** A session that stands still already does not go on before the question is decided. */
  private async ask(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<void> {
    const lost = await findLost(tx, session.id);
    if (!lost) return;
    this.question(session, lost.id);
    session.resumeAt = null;
    await this.book.write(tx, session, lot.no, { drafts: [], recordedAt: await this.clock.now(tx) });
  }

  private question(session: SessionEntity, questionedId: string): void {
    session.question = 'LEADER';
    session.questionedId = questionedId;
  }
}

/** Who lost his right first, and when; nobody where that is being decided already. */
async function findLost(tx: EntityManager, sessionId: string): Promise<Lost | undefined> {
  const rows: Lost[] = await tx.query(
    `select lost.id, lost.since from bidding_session s, lateral ${LOST} lost
     where s.id = $1 and s.question is distinct from 'LEADER' and lost.since is not null
     order by lost.since, lost.id limit 1`,
    [sessionId],
  );
  return rows[0];
}
