import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  SUSPENSION_REASONS,
  type SuspensionReason,
  TERMINATION_REASONS,
  type TerminationReason,
  type WorkingDayPeriod,
  daysUnused,
  periodAfterResumption,
  shanghaiDate,
  suspensionEnd,
  valueIn,
} from '@helan/domain';
import type { SuspendRequest, TerminateRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService, type Recount } from '../../rules/calendar/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import {
  ListingMoves,
  LotDeadlines,
  LotEntity,
  type Mover,
  THE_PLATFORM,
  lockLot,
  saveLot,
} from '../../listing/listing/index.js';
import { calendarStrip } from './calendar-strip.js';
import { NoticeBoard } from './notice-board.js';
import { publicityEnd } from './publicity-end.js';

interface Announcement {
  readonly kind: 'SUSPENSION' | 'RESUMPTION' | 'TERMINATION';
  readonly details: Record<string, string>;
  readonly period?: WorkingDayPeriod | undefined;
}

type Resumed = (tx: EntityManager, lot: LotEntity) => Promise<void>;
type Short = (tx: EntityManager, lot: LotEntity, lost: Pick<Recount, 'lost' | 'source'>) => Promise<void>;

/** 中止、恢复、终止: the clock of a lot stands still, runs on with what was unused, or is over for good. */
@Injectable()
export class SuspensionService implements OnModuleInit {
  private readonly resumed: Resumed[] = [];
  private readonly lapses = new Map<SuspensionReason, Resumed>();
  private resumptionGuard: Resumed = async () => undefined;
  private short: Short = async () => undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly moves: ListingMoves,
    private readonly deadlines: LotDeadlines,
    private readonly board: NoticeBoard,
  ) {}

  onModuleInit(): void {
    this.deadlines.when('SUSPENDED', (tx, lot) => this.lapse(tx, lot));
  }

  /** What a suspension for this reason comes to when its time is over, where it is not just the end. */
  whenLapsed(reason: SuspensionReason, hook: Resumed): void {
    this.lapses.set(reason, hook);
  }

  /** The domain that knows of objections says here what keeps a lot from being resumed. */
  guardResumption(guard: Resumed): void {
    this.resumptionGuard = guard;
  }

  /** What becomes of a lot whose period, over before it was suspended, has lost days since. */
  whenShort(hook: Short): void {
    this.short = hook;
  }

  /** Domains above this one say what else runs on when a lot is resumed. */
  whenResumed(hook: Resumed): void {
    this.resumed.push(hook);
  }

  async suspend(actor: Actor, lotId: string, request: SuspendRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.stop(tx, await lockLot(tx, lotId), request, moverOf(actor));
    });
  }

  /** Stops a lot whose row the caller holds locked. */
  async stop(
    tx: EntityManager,
    lot: LotEntity,
    { reason, note, until }: SuspendRequest & { readonly until?: Date },
    mover: Mover,
  ): Promise<void> {
    const at = (await this.clock.now(tx)).getTime();
    const calendar = await this.calendars.load(tx);
    const end = await publicityEnd(tx, lot);
    const unusedDays = end && unwrap(daysUnused(calendar, at, end.getTime(), lot.stateSince.getTime()));
    const endsAt = until ?? new Date(suspensionEnd(at, valueIn(lot.terms.parameters, 'suspension.maxDays')));
    await this.moves.moveLot(tx, lot, 'suspend', { ...mover, reason: words(reason, note) });
    lot.suspension = {
      reason,
      note,
      at: new Date(at).toISOString(),
      endsAt: endsAt.toISOString(),
      unusedDays,
      isProlonged: false,
    };
    lot.nextDueAt = endsAt;
    await saveLot(tx, lot);
    await this.announce(tx, lot, {
      kind: 'SUSPENSION',
      details: { 中止原因: words(reason, note), 最晚恢复: shanghaiDate(endsAt.getTime()) },
    });
  }

  /** Once, for as long again. Source: rules §6.7. */
  async prolong(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'prolong');
      requireNoReserve(lot);
      const { suspension } = lot;
      if (!suspension || suspension.isProlonged) throw refused('suspension.prolonged-already');
      const days = valueIn(lot.terms.parameters, 'suspension.maxDays');
      const endsAt = new Date(suspensionEnd(Date.parse(suspension.endsAt), days));
      await this.moves.moveLot(tx, lot, 'prolong', { role: 'CENTER_APPROVE', actor, reason });
      lot.suspension = { ...suspension, endsAt: endsAt.toISOString(), isProlonged: true };
      lot.nextDueAt = endsAt;
      await saveLot(tx, lot);
      await this.announce(tx, lot, {
        kind: 'SUSPENSION',
        details: { 延长中止: reason, 最晚恢复: shanghaiDate(endsAt.getTime()) },
      });
    });
  }

  /** It stands still on for what has a time of its own; where that is over, too, for as long as a suspension lasts. */
  async standOn(tx: EntityManager, lot: LotEntity, until: Date | null, note: string): Promise<void> {
    const { suspension } = lot;
    if (!suspension) return;
    const now = await this.clock.now(tx);
    const days = valueIn(lot.terms.parameters, 'suspension.maxDays');
    const endsAt = until && until > now ? until : new Date(suspensionEnd(now.getTime(), days));
    lot.suspension = { ...suspension, endsAt: endsAt.toISOString() };
    lot.nextDueAt = endsAt;
    await saveLot(tx, lot);
    await this.announce(tx, lot, {
      kind: 'SUSPENSION',
      details: { 继续中止: note, 最晚恢复: shanghaiDate(endsAt.getTime()) },
    });
  }

  /** Back to where it was; the unused working days run on, three at least. */
  async resume(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'resume');
      requireNoReserve(lot);
      await this.resumptionGuard(tx, lot);
      await this.goOn(tx, lot, { role: 'CENTER_APPROVE', actor, reason });
    });
  }

  /** Lets a suspended lot go on whose row the caller holds locked. */
  async goOn(tx: EntityManager, lot: LotEntity, mover: Mover & { readonly reason: string }): Promise<void> {
    const { unusedDays: unused = null, lostDays, lostBy = '' } = lot.suspension ?? {};
    const period = unused === null ? undefined : await this.periodOf(tx, unused);
    await this.moves.moveLot(tx, lot, 'resume', mover);
    lot.suspension = null;
    if (period) lot.nextDueAt = new Date(period.endAt);
    if (period && lot.state === 'LISTED') lot.registrationEndsAt = new Date(period.endAt);
    await saveLot(tx, lot);
    await this.announce(tx, lot, { kind: 'RESUMPTION', details: { 恢复说明: mover.reason }, period });
    if (lostDays) await this.short(tx, lot, { lost: lostDays, source: lostBy });
    for (const hook of this.resumed) await hook(tx, lot);
  }

  async terminate(actor: Actor, lotId: string, request: TerminateRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      await this.end(tx, lot, request, moverOf(actor));
    });
  }

  private async lapse(tx: EntityManager, lot: LotEntity): Promise<void> {
    const hook = lot.suspension && this.lapses.get(lot.suspension.reason);
    if (hook) return hook(tx, lot);
    await this.end(tx, lot, { reason: 'NOT_CURED', note: '中止期限已满' }, THE_PLATFORM);
  }

  private async end(
    tx: EntityManager,
    lot: LotEntity,
    { reason, note }: { reason: TerminationReason; note: string },
    mover: Mover,
  ): Promise<void> {
    const text = `${TERMINATION_REASONS[reason]}：${note}`;
    await this.moves.moveLot(tx, lot, 'terminate', { ...mover, reason: text });
    lot.suspension = null;
    await saveLot(tx, lot);
    await this.announce(tx, lot, { kind: 'TERMINATION', details: { 终止原因: text } });
  }

  private async periodOf(tx: EntityManager, unusedDays: number): Promise<WorkingDayPeriod> {
    const at = (await this.clock.now(tx)).getTime();
    return unwrap(periodAfterResumption(await this.calendars.load(tx), at, unusedDays));
  }

  private async announce(
    tx: EntityManager,
    lot: LotEntity,
    { kind, details, period }: Announcement,
  ): Promise<void> {
    const names = { SUSPENSION: '中止', RESUMPTION: '恢复', TERMINATION: '终止' };
    await this.board.publish(tx, lot, {
      kind,
      title: `${lot.terms.title}（${names[kind]}）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: period ? calendarStrip(await this.calendars.load(tx), period) : [],
      rules: [],
      details,
    });
  }
}

/** What waits for its lister's reserve goes on with it, and by nobody's word. Source: rules §21 A8. */
function requireNoReserve({ suspension }: LotEntity): void {
  if (suspension?.reason === 'RESERVE_MISSING') throw refused('suspension.reserve-first');
}

function moverOf(actor: Actor): Mover {
  return { role: actor.roles.includes('SUPERVISOR') ? 'SUPERVISOR' : 'CENTER_APPROVE', actor };
}

function words(reason: keyof typeof SUSPENSION_REASONS, note: string): string {
  return `${SUSPENSION_REASONS[reason]}：${note}`;
}
