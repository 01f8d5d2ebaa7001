import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Calendar,
  GENESIS_HASH,
  addDays,
  isRefusal,
  periodFrom,
  shanghaiDate,
  shanghaiInstant,
  shanghaiMinuteOfDay,
} from '@helan/domain';
import type { TradingPlanView } from '@helan/contracts';
import type { OpenTradingRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.js';
import { AdmissionService } from '../deposit/index.js';
import type { Actor } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { Transactions } from '../kernel/db/index.js';
import { refused, unwrap } from '../kernel/http/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../listing/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { SessionEntity } from './session.entity.js';

const OPENS_AT_MINUTE = 9 * 60;
const CLOSES_AT_MINUTE = 17 * 60;
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
    private readonly moves: ListingMoves,
  ) {}

  async open(actor: Actor, lotId: string, request: OpenTradingRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'openTrading');
      if (lot.terms.stepFen === null) throw refused('method.not-offered');
      const { admitted, isPending } = await this.admissions.count(tx, lotId);
      if (isPending || admitted < lot.terms.parameters['bidders.min']!) throw refused('trading.not-ready');
      const startAt = new Date(request.startAt);
      await this.requireStart(tx, lot, startAt);
      await this.drawPaddles(tx, lotId);
      await this.createSession(tx, actor, lot, startAt);
      await this.moves.moveLot(tx, lot, 'openTrading', {
        role: 'TRADE_HOST',
        actor,
        reason: request.consultation,
      });
    });
  }

  /** What the host needs to set a session up: whether it can be, and when it may begin. */
  async plan(lotId: string): Promise<TradingPlanView> {
    return this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const { admitted, isPending } = await this.admissions.count(tx, lotId);
      const isClosed = lot.state === 'REG_CLOSED';
      return {
        isPending,
        admitted: isClosed ? admitted : null,
        minBidders: lot.terms.parameters['bidders.min']!,
        earliestStartAt: isClosed ? (await this.earliestStart(tx, lotId)).toISOString() : null,
      };
    });
  }

  /** No earlier than the working day after the last deposit deadline, in working hours, not in the past. */
  async earliestStart(tx: EntityManager, lotId: string): Promise<Date> {
    const calendar = await this.calendars.load(tx);
    const rows: { at: Date | null }[] = await tx.query(
      'select max(due_at) as at from deposit where lot_id = $1',
      [lotId],
    );
    const after = rows[0]?.at ? workingDayAfter(calendar, rows[0].at) : new Date(0);
    const now = await this.clock.now(tx);
    return after > now ? after : now;
  }

  private async requireStart(tx: EntityManager, lot: LotEntity, startAt: Date): Promise<void> {
    const calendar = await this.calendars.load(tx);
    const date = shanghaiDate(startAt.getTime());
    unwrap(calendar.workingDayFrom(date));
    const minute = shanghaiMinuteOfDay(startAt.getTime());
    if (!calendar.isWorkingDay(date) || minute < OPENS_AT_MINUTE || minute > CLOSES_AT_MINUTE)
      throw refused('trading.not-working-hours', undefined, 'startAt');
    this.requireCountablePublicity(calendar, lot, startAt);
    const earliest = await this.earliestStart(tx, lot.id);
    if (startAt < earliest) throw refused('trading.too-early', { earliest: inWords(earliest) }, 'startAt');
  }

  /** A result that falls past the confirmed calendar could not be published: the session waits for the notices. */
  private requireCountablePublicity(calendar: Calendar, lot: LotEntity, startAt: Date): void {
    const { parameters } = lot.terms;
    unwrap(
      periodFrom(calendar, startAt.getTime(), parameters['result.publicityWorkingDays']! + DAYS_IT_MAY_LAST),
    );
  }

  /** Three digits, unique in the lot, drawn at random so that they say nothing of who came when. */
  private async drawPaddles(tx: EntityManager, lotId: string): Promise<void> {
    const admitted = await tx.find(RegistrationEntity, {
      where: { lotId, state: 'ADMITTED' },
      order: { id: 'ASC' },
    });
    const drawn = new Set<string>();
    while (drawn.size < admitted.length) drawn.add(String(randomInt(100, 1000)));
    const paddles = [...drawn];
    for (const [index, registration] of admitted.entries()) {
      await tx.update(RegistrationEntity, { id: registration.id }, { paddle: paddles[index]! });
    }
  }

  private async createSession(tx: EntityManager, actor: Actor, lot: LotEntity, startAt: Date): Promise<void> {
    const { parameters, startPriceFen, stepFen } = lot.terms;
    const freeEndAt = new Date(startAt.getTime() + parameters['bid.freeMinutes']! * 60_000);
    const limitedMs = parameters['bid.limitedSeconds']! * 1000;
    await tx.insert(SessionEntity, {
      lotId: lot.id,
      state: 'SCHEDULED',
      startAt,
      freeEndAt,
      endAt: new Date(freeEndAt.getTime() + limitedMs),
      limitedMs,
      graceMs: parameters['bid.closeGraceSeconds']! * 1000,
      startPriceFen: BigInt(startPriceFen),
      stepFen: BigInt(stepFen!),
      seq: 0,
      currentFen: null,
      leaderId: null,
      lastHash: GENESIS_HASH,
      nextDueAt: startAt,
      openedBy: actor.accountId,
      endedAt: null,
    });
  }
}

function workingDayAfter(calendar: Calendar, at: Date): Date {
  const day = calendar.workingDayFrom(addDays(shanghaiDate(at.getTime()), 1));
  if (isRefusal(day)) return unwrap<Date>(day);
  return new Date(shanghaiInstant(day, '09:00'));
}

function inWords(at: Date): string {
  return at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' });
}
