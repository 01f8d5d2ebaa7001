import { Injectable } from '@nestjs/common';
import {
  type Calendar,
  PADDLE_LEAD_MS,
  isRefusal,
  nextMorning,
  periodFrom,
  refuseTradingHour,
  tradingHourFrom,
  valueIn,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { ReserveService } from './opening/reserve.service.js';

/** A session that goes on past 17:00 has its result published the next working day. */
const DAYS_IT_MAY_LAST = 1;

/** When a session may begin: in trading hours, after the deposits, with time to come to it. Source: rules §6.3. */
@Injectable()
export class SessionStarts {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly reserves: ReserveService,
  ) {}

  /** When a session may begin at the earliest, in trading hours and with time to come to it. */
  async earliest(tx: EntityManager, lot: LotEntity): Promise<Date> {
    const calendar = await this.calendars.load(tx);
    const after = await this.afterDeposits(tx, calendar, lot.id);
    const lead = (await this.reserveLead(tx, lot)) + PADDLE_LEAD_MS;
    const now = (await this.clock.now(tx)).getTime();
    return new Date(unwrap(tradingHourFrom(calendar, Math.max(after, now + lead))));
  }

  /** Nine o'clock of the working day after the last deposit deadline; nothing where no deposit was asked. */
  private async afterDeposits(tx: EntityManager, calendar: Calendar, lotId: string): Promise<number> {
    const rows: { at: Date | null }[] = await tx.query(
      'select max(due_at) as at from deposit where lot_id = $1',
      [lotId],
    );
    return rows[0]?.at ? unwrap(nextMorning(calendar, rows[0].at.getTime())) : 0;
  }

  /** With some minutes beyond the notice that it needs, so that a person can say so; null past the confirmed calendar. */
  async resumption(tx: EntityManager): Promise<Date | null> {
    const now = (await this.clock.now(tx)).getTime();
    const at = tradingHourFrom(await this.calendars.load(tx), now + PADDLE_LEAD_MS);
    return isRefusal(at) ? null : new Date(at);
  }

  async require(tx: EntityManager, lot: LotEntity, startAt: Date): Promise<void> {
    const calendar = await this.calendars.load(tx);
    requireNone(refuseTradingHour(calendar, startAt.getTime(), 'startAt'));
    this.requireCountablePublicity(calendar, lot, startAt);
    const after = await this.afterDeposits(tx, calendar, lot.id);
    const soonest = (await this.clock.now(tx)).getTime() + (await this.reserveLead(tx, lot));
    if (startAt.getTime() >= Math.max(after, soonest)) return;
    const earliest = inWords(await this.earliest(tx, lot));
    throw refused('trading.too-early', { earliest }, 'startAt');
  }

  /** As long as its reserve is missing, a session begins no sooner than it could still be entered. */
  private async reserveLead(tx: EntityManager, lot: LotEntity): Promise<number> {
    if (!(await this.reserves.isMissing(tx, lot))) return 0;
    return lot.terms.trading!.reserveEnterByMinutes! * 60_000;
  }

  /** A result that falls past the confirmed calendar could not be published: the session waits for the notices. */
  private requireCountablePublicity(calendar: Calendar, lot: LotEntity, startAt: Date): void {
    const { parameters } = lot.terms;
    unwrap(
      periodFrom(
        calendar,
        startAt.getTime(),
        valueIn(parameters, 'result.publicityWorkingDays') + DAYS_IT_MAY_LAST,
      ),
    );
  }
}

function inWords(at: Date): string {
  return at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' });
}
