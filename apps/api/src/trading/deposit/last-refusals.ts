import { Injectable } from '@nestjs/common';
import { reconsiderableUntil, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { unwrap } from '../../kernel/http/index.js';
import { LotDeadlines, LotEntity } from '../../listing/listing/index.js';
import { CalendarService } from '../../rules/calendar/index.js';

/** Where nobody is left because somebody was found unfit, the lot waits as long as two may take that up again. */
@Injectable()
export class LastRefusals {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly deadlines: LotDeadlines,
  ) {}

  whenOver(hook: (tx: EntityManager, lot: LotEntity) => Promise<void>): void {
    this.deadlines.when('REG_CLOSED', hook);
  }

  /** Whether the lot goes on waiting; writes down until when. Its row is locked. */
  async wait(tx: EntityManager, lot: LotEntity): Promise<boolean> {
    const now = (await this.clock.now(tx)).getTime();
    // What ran on after the lot had stood still ends when it says.
    if (lot.nextDueAt !== null && lot.nextDueAt.getTime() > now) return true;
    const [last]: { at: Date | null; isAsked: boolean | null }[] = await tx.query(
      `select max(r.decided_at) as at, bool_or(exists (
         select from reconsideration c where c.subject_id = r.id and c.decided_at is null)) as "isAsked"
       from registration r where r.lot_id = $1 and r.state = 'DISQUALIFIED' and r.paddle is null`,
      [lot.id],
    );
    if (!last?.at) return false;
    const workingDays = valueIn(lot.terms.parameters, 'reconsideration.workingDays');
    const refusal = { at: last.at.getTime(), isAsked: last.isAsked ?? false };
    const calendar = await this.calendars.load(tx);
    const until = unwrap(reconsiderableUntil(calendar, refusal, { now, workingDays }));
    if (until !== null) await this.setDue(tx, lot, new Date(until));
    return until !== null;
  }

  /** A refusal was taken up again: somebody is there, and nothing is waited for. */
  async stop(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (lot.state === 'REG_CLOSED' && lot.nextDueAt !== null) await this.setDue(tx, lot, null);
  }

  private async setDue(tx: EntityManager, lot: LotEntity, at: Date | null): Promise<void> {
    lot.nextDueAt = at;
    await tx.update(LotEntity, { id: lot.id }, { nextDueAt: at });
  }
}
