import { Injectable, type OnModuleInit } from '@nestjs/common';
import { missingDays, recountedMoment, shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { unwrap } from '../../kernel/http/index.js';
import { momentInWords } from '../../kernel/paper/index.js';
import { LotEntity, type Suspension, lockLot, saveLot } from '../../listing/listing/index.js';
import { CalendarService, type Recount, Recounts } from '../../rules/calendar/index.js';
import { PeriodRecounts } from './period-recounts.js';
import { SuspensionService } from './suspension.service.js';

/**
 * Lots that stand still while the calendar changes: the wait for a reserve moves, a period gets back what it had used of
 * the days that are lost, and one that was over is looked at again when the lot goes on. Source: rules §21 A15.
 */
@Injectable()
export class SuspensionRecounts implements OnModuleInit {
  constructor(
    private readonly recounts: Recounts,
    private readonly calendars: CalendarService,
    private readonly periods: PeriodRecounts,
    private readonly suspensions: SuspensionService,
  ) {}

  onModuleInit(): void {
    this.recounts.of({
      table: 'lot',
      find: `select id from lot where state = 'SUSPENDED' and $1::date < 'infinity'`,
      recount: (tx, id, recount) => this.recount(tx, id, recount),
    });
    this.suspensions.whenShort(async (tx, lot, lost) => {
      if (lot.state !== 'REG_CLOSED' && lot.state !== 'TRADING') return;
      await this.periods.openAgain(tx, lot, { ...lost, calendar: await this.calendars.load(tx) });
    });
  }

  private async recount(tx: EntityManager, id: string, recount: Recount): Promise<void> {
    const lot = await lockLot(tx, id);
    if (lot.state !== 'SUSPENDED' || !lot.suspension) return;
    if (lot.suspension.reason === 'RESERVE_MISSING') await this.moveWait(tx, lot, lot.suspension, recount);
    const { unusedDays } = lot.suspension;
    // What another state has unused is no period of the board: the wait for a reconsideration, say.
    const isOnBoard = lot.rememberedState === 'LISTED' || lot.rememberedState === 'RESULT_PUBLICITY';
    if (unusedDays === null || !isOnBoard) await this.keepForResumption(tx, lot, lot.suspension, recount);
    else await this.giveBack(tx, lot, { ...lot.suspension, unusedDays }, recount);
  }

  /** Its lister has as many working days to enter his reserve as he was told. */
  private async moveWait(
    tx: EntityManager,
    lot: LotEntity,
    suspension: Suspension,
    recount: Recount,
  ): Promise<void> {
    const before = new Date(suspension.endsAt);
    const wait = { began: Date.parse(suspension.at), endsAt: before.getTime() };
    const after = new Date(unwrap(recountedMoment(recount.calendar, wait, recount.lost)));
    if (after.getTime() === before.getTime()) return;
    lot.suspension = { ...suspension, endsAt: after.toISOString() };
    lot.nextDueAt = after;
    await saveLot(tx, lot);
    await this.periods.announce(tx, lot, {
      title: '封存保留价的期限顺延',
      recount,
      moved: ['最晚封存', momentInWords(before), momentInWords(after)],
    });
  }

  /** Days that it had used before and that count no more are unused again. */
  private async giveBack(
    tx: EntityManager,
    lot: LotEntity,
    suspension: Suspension & { readonly unusedDays: number },
    recount: Recount,
  ): Promise<void> {
    const missing = missingDays(await this.periods.periodOf(tx, lot), recount.lost);
    if (missing === 0) return;
    const unusedDays = suspension.unusedDays + missing;
    lot.suspension = { ...suspension, unusedDays };
    await saveLot(tx, lot);
    const unused = lot.rememberedState === 'RESULT_PUBLICITY' ? '没有用完的公示期' : '没有用完的公告期';
    const inDays = (count: number) => `${count} 个工作日`;
    await this.periods.announce(tx, lot, {
      title: `${unused}增加`,
      recount,
      moved: [unused, inDays(suspension.unusedDays), inDays(unusedDays)],
    });
  }

  /** Its period was over: whether it opens again is decided when it goes on. */
  private async keepForResumption(
    tx: EntityManager,
    lot: LotEntity,
    suspension: Suspension,
    { lost, source }: Recount,
  ): Promise<void> {
    const end = shanghaiDate(lot.registrationEndsAt.getTime());
    if ((await this.periods.missingTo(tx, lot, end, lost)) === 0) return;
    const { lostDays = [], lostBy } = suspension;
    lot.suspension = {
      ...suspension,
      lostDays: [...new Set([...lostDays, ...lost])].sort(),
      lostBy: lostBy && lostBy !== source ? `${lostBy}、${source}` : source,
    };
    await saveLot(tx, lot);
  }
}
