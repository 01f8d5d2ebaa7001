import { Injectable } from '@nestjs/common';
import {
  type Calendar,
  PADDLE_LEAD_MS,
  nextMorning,
  periodFrom,
  refuseTradingHour,
  tradingHourFrom,
} from '@helan/domain';
import type { TradingPlanView } from '@helan/contracts';
import type { OpenTradingRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.js';
import { Ways } from '../consultation/index.js';
import { AdmissionService } from '../deposit/index.js';
import type { Actor } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { Transactions } from '../kernel/db/index.js';
import { refused, requireNone, unwrap } from '../kernel/http/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../listing/index.js';
import { DynamicSessions, isDynamic } from './dynamic-sessions.js';
import { NewSessions } from './new-sessions.js';
import { SessionEntity, ofLot } from './session.entity.js';

/** A session that goes on past 17:00 has its result published the next working day. */
const DAYS_IT_MAY_LAST = 1;

/** The host asks both sides and sets up the session; from then on time alone moves it. */
@Injectable()
export class TradingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly admissions: AdmissionService,
    private readonly ways: Ways,
    private readonly moves: ListingMoves,
    private readonly sessions: NewSessions,
    private readonly dynamic: DynamicSessions,
  ) {}

  async open(actor: Actor, lotId: string, request: OpenTradingRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const action = lot.state === 'TRADING' ? 'repeatTrading' : 'openTrading';
      this.moves.requireAllowed(lot.state, action);
      if (action === 'repeatTrading' && !(await this.isCancelled(tx, lotId)))
        throw refused('lifecycle.not-now');
      if (lot.terms.trading === null) throw refused('method.not-offered');
      await this.ways.require(tx, lot, 'BID');
      const startAt = new Date(request.startAt);
      await this.requireStart(tx, lot, startAt);
      if (!isDynamic(lot) || action === 'repeatTrading')
        await this.sessions.create(tx, actor.accountId, lot, startAt);
      if (isDynamic(lot)) await this.dynamic.beginLimited(tx, lot, startAt);
      await this.moves.moveLot(tx, lot, action, { role: 'TRADE_HOST', actor });
    });
  }

  /** A lot has one session at a time; another begins only where the last one came to nothing. */
  private async isCancelled(tx: EntityManager, lotId: string): Promise<boolean> {
    const session = await tx.findOneBy(SessionEntity, ofLot(lotId));
    return session?.state === 'CANCELLED';
  }

  /** What the host needs to set a session up: whether it can be, and when it may begin. */
  async plan(lotId: string): Promise<TradingPlanView> {
    return this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const isNext = lot.state === 'REG_CLOSED' || (await this.isCancelled(tx, lotId));
      if (!isNext || (await this.ways.of(tx, lot)) !== 'BID')
        return { admitted: null, earliestStartAt: null };
      const { admitted } = await this.admissions.count(tx, lotId);
      return { admitted, earliestStartAt: (await this.earliestStart(tx, lotId)).toISOString() };
    });
  }

  /** When a session may begin at the earliest, in trading hours and with time to come to it. */
  private async earliestStart(tx: EntityManager, lotId: string): Promise<Date> {
    const calendar = await this.calendars.load(tx);
    const after = await this.afterDeposits(tx, calendar, lotId);
    const now = (await this.clock.now(tx)).getTime();
    return new Date(unwrap(tradingHourFrom(calendar, Math.max(after, now + PADDLE_LEAD_MS))));
  }

  /** Nine o'clock of the working day after the last deposit deadline; nothing where no deposit was asked. */
  private async afterDeposits(tx: EntityManager, calendar: Calendar, lotId: string): Promise<number> {
    const rows: { at: Date | null }[] = await tx.query(
      'select max(due_at) as at from deposit where lot_id = $1',
      [lotId],
    );
    return rows[0]?.at ? unwrap(nextMorning(calendar, rows[0].at.getTime())) : 0;
  }

  private async requireStart(tx: EntityManager, lot: LotEntity, startAt: Date): Promise<void> {
    const calendar = await this.calendars.load(tx);
    requireNone(refuseTradingHour(calendar, startAt.getTime(), 'startAt'));
    this.requireCountablePublicity(calendar, lot, startAt);
    const after = await this.afterDeposits(tx, calendar, lot.id);
    if (startAt.getTime() >= after && startAt >= (await this.clock.now(tx))) return;
    const earliest = inWords(await this.earliestStart(tx, lot.id));
    throw refused('trading.too-early', { earliest }, 'startAt');
  }

  /** A result that falls past the confirmed calendar could not be published: the session waits for the notices. */
  private requireCountablePublicity(calendar: Calendar, lot: LotEntity, startAt: Date): void {
    const { parameters } = lot.terms;
    unwrap(
      periodFrom(calendar, startAt.getTime(), parameters['result.publicityWorkingDays']! + DAYS_IT_MAY_LAST),
    );
  }
}

function inWords(at: Date): string {
  return at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' });
}
