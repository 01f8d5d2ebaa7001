import { Injectable } from '@nestjs/common';
import { type Outage, harmfulOutage, isRefusal, soonestResumption, stoppedSince } from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { logger } from '../../../kernel/logger.js';
import { type LotEntity, lockLot } from '../../../listing/listing/index.js';
import { CalendarService } from '../../../rules/calendar/index.js';
import { Arrivals } from '../arrivals.js';
import { Heartbeats } from './heartbeats.js';
import { SessionStops } from './session-stops.js';
import { SessionEntity, isRunning, ofLot, rulesOf, stateOf } from '../session.entity.js';

/**
 * Nobody loses by the platform's silence: a session that nobody could bid in before its end stands still since then,
 * and goes on once everybody could know of it; the second time two people say when. Source: rules §21 A14b.
 */
@Injectable()
export class SessionOutages {
  /** Sessions that lost nothing when they were looked at, with what they had met by then. */
  private unharmed = new Map<string, string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly heartbeats: Heartbeats,
    private readonly arrivals: Arrivals,
    private readonly stops: SessionStops,
  ) {}

  /** When everything that was complete before the end of a session has been decided, or has waited too long. */
  async settled(sessionId: string): Promise<void> {
    const { lotId, endAt, outageMs } = await this.dataSource.manager.findOneByOrFail(SessionEntity, {
      id: sessionId,
    });
    await this.arrivals.settled(lotId, endAt.getTime(), outageMs);
  }

  /** Whether lots whose bids failed can be decided again: by the lock that a bid takes. */
  async probe(): Promise<void> {
    for (const lotId of this.arrivals.failingLots()) {
      const isFree = await this.transactions
        .run((tx) => lockRow(tx, SessionEntity, ofLot(lotId)))
        .then(() => true)
        .catch(() => false);
      if (isFree) this.arrivals.works(lotId);
    }
  }

  /** Looks at every session that runs and has met a silence, each by itself, and once at what it has met. */
  async stopAll(): Promise<void> {
    const met: { id: string; by: string }[] = await this.dataSource.query(
      `select s.id, row(s.end_at, s.resumed_at, count(*), max(o.to_at), sum(o.real_ms))::text as by
       from bidding_session s join bid_outage o
         on o.real_ms > s.outage_ms and (o.lot_id is null or o.lot_id = s.lot_id)
         and o.to_at > coalesce(s.resumed_at, s.start_at) and o.from_at < s.end_at
       where s.is_current and s.state in ('FREE', 'LIMITED') group by s.id`,
    );
    const unharmed = this.unharmed;
    this.unharmed = new Map();
    for (const { id, by } of met) {
      const isUnharmed =
        unharmed.get(id) === by ||
        (await this.stopOne(id).catch((error: unknown) => {
          logger.error({ err: error, session: id }, 'a session could not be looked at for silences');
          return false;
        }));
      if (isUnharmed) this.unharmed.set(id, by);
    }
  }

  /** Answers whether the session, as it is, loses nothing by what it has met. */
  private async stopOne(id: string): Promise<boolean> {
    if (!(await this.find(this.dataSource.manager, id))) return true;
    await this.transactions.run(async (tx) => {
      const { lotId } = await tx.findOneByOrFail(SessionEntity, { id });
      const lot = await lockLot(tx, lotId);
      const session = await lockRow(tx, SessionEntity, { id });
      if (isRunning(session)) await this.hold(tx, session, lot);
    });
    return false;
  }

  private async find(source: EntityManager, id: string): Promise<Outage | undefined> {
    return this.harmful(source, await source.findOneByOrFail(SessionEntity, { id }));
  }

  private async harmful(tx: EntityManager, session: SessionEntity): Promise<Outage | undefined> {
    const outages = await this.heartbeats.outagesOf(tx, session);
    const own = this.arrivals.stuck(session.outageMs).filter(({ lotId }) => lotId === session.lotId);
    const now = (await this.clock.now(tx)).getTime();
    const stuck = own.map(({ at, waitedMs }) => ({ from: at, to: now, realMs: waitedMs }));
    return harmfulOutage(rulesOf(session), stateOf(session), [...outages, ...stuck], session.outageMs);
  }

  /** Stops a session that runs, under its lock, where a silence took something from somebody; answers whether it did. */
  async hold(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<boolean> {
    const outage = await this.harmful(tx, session);
    if (!outage) return false;
    session.outages += 1;
    const isFirst = session.outages === 1;
    if (!isFirst) session.question = 'GO_ON';
    const now = await this.clock.now(tx);
    const at = soonestResumption(await this.calendars.load(tx), now.getTime());
    await this.stops.stop(tx, session, lot, {
      reason: 'OUTAGE',
      since: new Date(stoppedSince(rulesOf(session), stateOf(session), outage.from)),
      resumeAt: isFirst && !isRefusal(at) ? new Date(at) : null,
    });
    return true;
  }
}
