import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type CalendarChange,
  type Refusal,
  lostDays,
  refuseCalendarChange,
  refuseParameter,
  shanghaiDate,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService, Recounts } from '../calendar/index.js';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ParameterService } from '../parameter/index.js';
import { type Ruling, RulingEntity } from './ruling.entity.js';

/** Two people set a rule: one proposes it with its paper, another puts it in force; both checks are the same. */
@Injectable()
export class RulingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly recounts: Recounts,
  ) {}

  async propose(actor: Actor, ruling: Ruling): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      requireNone(await this.faultsOf(tx, ruling));
      const id = randomUUID();
      await tx.insert(RulingEntity, {
        id,
        ...ruling,
        state: 'PROPOSED',
        proposedBy: actor.accountId,
        proposedAt: await this.clock.now(tx),
        decidedBy: null,
        decidedAt: null,
      });
      return { id };
    });
  }

  async approve(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.lockOpen(tx, actor, id);
      const ruling = { kind: row.kind, change: row.change } as Ruling;
      requireNone(await this.faultsOf(tx, ruling));
      if (ruling.kind === 'PARAMETER') await this.parameters.set(tx, ruling.change, id);
      else await this.changeCalendar(tx, ruling.change);
      await this.settle(tx, row, actor, 'IN_FORCE');
    });
  }

  async drop(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) =>
      this.settle(tx, await this.lockOpen(tx, actor, id), actor, 'DROPPED'),
    );
  }

  /** What runs is marked with the change itself: no deadline acts by the old count in between. Source: rules §21 A15. */
  private async changeCalendar(tx: EntityManager, change: CalendarChange): Promise<void> {
    const before = await this.calendars.load(tx);
    await this.calendars.apply(tx, change);
    const lost = lostDays(change, before, await this.calendars.load(tx));
    const isYearConfirmed = change.confirmedThrough !== undefined;
    await this.recounts.mark(tx, { lost, isYearConfirmed, source: change.documentNo });
  }

  private async faultsOf(tx: EntityManager, ruling: Ruling): Promise<Refusal[]> {
    if (ruling.kind === 'CALENDAR') return refuseCalendarChange(ruling.change, await this.calendars.load(tx));
    return refuseParameter(ruling.change, shanghaiDate((await this.clock.now(tx)).getTime()));
  }

  private async lockOpen(tx: EntityManager, actor: Actor, id: string): Promise<RulingEntity> {
    const row = await lockRow(tx, RulingEntity, { id });
    if (row.state !== 'PROPOSED') throw refused('lifecycle.not-now');
    requireOtherPerson(actor, [row.proposedBy]);
    return row;
  }

  private async settle(
    tx: EntityManager,
    row: RulingEntity,
    actor: Actor,
    state: 'IN_FORCE' | 'DROPPED',
  ): Promise<void> {
    Object.assign(row, { state, decidedBy: actor.accountId, decidedAt: await this.clock.now(tx) });
    await tx.save(RulingEntity, row);
    await tell(tx, 'ruling.decided', row.id, { rulingId: row.id, kind: row.kind, to: state });
  }
}
