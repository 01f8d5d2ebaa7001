import { Injectable } from '@nestjs/common';
import { reconsiderableUntil, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { unwrap } from '../../kernel/http/index.js';
import { LotDeadlines, LotEntity } from '../../listing/listing/index.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { HAS_REGISTERED_ANEW } from '../registration/index.js';

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
    const until = await this.openUntil(tx, lot);
    if (until !== null) await this.setDue(tx, lot, until);
    return until !== null;
  }

  /** Until when one of a lot's refusals may be taken up again: what fell while it stood still counts from when it went on. */
  async openUntil(tx: EntityManager, lot: LotEntity): Promise<Date | null> {
    const now = (await this.clock.now(tx)).getTime();
    const [last]: { at: Date | null; isAsked: boolean | null }[] = await tx.query(
      `select greatest(max(r.decided_at), (
           select max(e.at) from listing_event e where e.lot_id = $1 and e.action = 'resume')) as at, bool_or(exists (
         select from reconsideration c where c.subject_id = r.id and c.decided_at is null)) as "isAsked"
       from registration r where r.lot_id = $1 and r.state = 'DISQUALIFIED' and r.paddle is null and not ${HAS_REGISTERED_ANEW}`,
      [lot.id],
    );
    if (!last?.at) return null;
    const workingDays = valueIn(lot.terms.parameters, 'reconsideration.workingDays');
    const refusal = { at: last.at.getTime(), isAsked: last.isAsked ?? false };
    const calendar = await this.calendars.load(tx);
    const until = unwrap(reconsiderableUntil(calendar, refusal, { now, workingDays }));
    return until === null ? null : new Date(until);
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
