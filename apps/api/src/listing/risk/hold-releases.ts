import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { refused } from '../../kernel/http/index.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { RiskAlertEntity } from './risk-alert.entity.js';
import { RiskHolds } from './risk-holds.js';

/** How a hold ends: by the supervisor's written word, or by his silence, of which his superior is told. */
@Injectable()
export class HoldReleases implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly runner: DueRunner,
    private readonly holds: RiskHolds,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'risk_alert',
      key: 'id',
      name: '风险提示的处理期限',
      of: 'project_id',
      apply: (tx, id) => this.tellSuperior(tx, id),
    });
  }

  /** The supervisor lets what is kept back, or would be, go on, in writing; the finding stays to be dealt with. */
  async release(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(RiskAlertEntity, { id });
      if (!found) throw refused('resource.not-found');
      await this.holds.free(tx, found.projectId);
      const alert = await lockRow(tx, RiskAlertEntity, { id });
      if (!(await this.holds.isHolding(tx, alert))) throw refused('lifecycle.not-now');
      await tx.query(
        `update risk_alert set released_by = $2, released_at = platform_now(), release_reason = $3,
           next_due_at = null
         where id = $1`,
        [id, actor.accountId, reason],
      );
    });
  }

  /**
   * Nobody has dealt with it in time: from now on it stands on the superior's desk. Where what it keeps back could not
   * be taken yet it will have its days then; he is told once more when they are over without a word.
   */
  private async tellSuperior(tx: EntityManager, id: string): Promise<void> {
    const alert = await tx.findOneByOrFail(RiskAlertEntity, { id });
    const until = await this.nextLook(tx, alert);
    const isOpen = !alert.closedAt && !alert.releasedAt;
    const isTold = isOpen && (until === null || (alert.toldAt === null && until.isWaiting));
    await tx.query(
      `update risk_alert set next_due_at = $2${isTold ? ', told_at = platform_now(), noted_by = null, noted_at = null' : ''}
       where id = $1`,
      [id, until?.at ?? null],
    );
  }

  /** The end of what it keeps back, or the next working day where that is not known; nothing where it is over. */
  private async nextLook(
    tx: EntityManager,
    alert: RiskAlertEntity,
  ): Promise<{ at: Date; isWaiting: boolean } | null> {
    const { projectId } = alert;
    if (alert.closedAt || alert.releasedAt || !projectId) return null;
    const ends = (await this.holds.ofFinding(tx, { id: alert.id, projectId })).map(({ hold }) => hold.until);
    const known = ends.filter((end) => end !== null);
    if (known.length > 0) return { at: new Date(Math.max(...known)), isWaiting: false };
    if (ends.length === 0) return null;
    return { at: await this.calendars.expectedAt(tx, await this.clock.now(tx), 1), isWaiting: true };
  }
}
