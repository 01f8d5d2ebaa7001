import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RiskHoldView } from '@helan/contracts';
import {
  HELD_STEPS,
  type Hold,
  type ListingState,
  RISK_RULES,
  type RiskCode,
  heldStepsFrom,
  heldUntil,
  shanghaiDate,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { refused } from '../../kernel/http/index.js';
import { Recounts, countedColumns } from '../../rules/calendar/index.js';
import { ListingMoves, type LotEntity, visibleProjects } from '../listing/index.js';

interface Row {
  project_id: string | null;
  code: RiskCode;
  raised_at: Date;
  holds_until: Date;
  is_open: boolean;
}

interface Holding extends Hold {
  readonly code: RiskCode;
  readonly isOfPlatform: boolean;
}

/**
 * A red finding about what is published keeps the lot's next step back for some working days. The supervisor may let
 * it go on in writing; where he is silent his superior is told, and it goes on. Money is not touched by it.
 */
@Injectable()
export class RiskHolds implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly moves: ListingMoves,
    private readonly runner: DueRunner,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.runner.register({ table: 'risk_alert', key: 'id', apply: (tx, id) => this.tellSuperior(tx, id) });
    this.recounts.of(
      countedColumns({
        table: 'risk_alert',
        began: 'raised_at',
        ends: ['holds_until', 'next_due_at', 'due_at'],
        runs: 'closed_at is null',
      }),
    );
    this.moves.whenLotMoves(async (tx, { lot, action, since }) => {
      if (!HELD_STEPS.includes(action)) return;
      const hold = await this.find(tx, lot.projectId, since);
      if (hold)
        throw refused('risk.held', {
          name: RISK_RULES[hold.code],
          until: inWords(hold.until),
        });
    });
  }

  /** Until when the next step of a lot is kept back, where the platform itself would take it. */
  async until(tx: EntityManager, { projectId, stateSince }: LotEntity): Promise<Date | null> {
    const hold = await this.find(tx, projectId, stateSince);
    return hold ? new Date(hold.until) : null;
  }

  /**
   * What whoever sees the lot is shown, where a step that comes next is kept back; only staff learn what was found.
   * While people may register nothing is: a finding would tell of them.
   */
  async show(actor: Actor, lotId: string): Promise<RiskHoldView | null> {
    const { where, params } = visibleProjects(actor, 2);
    const rows: { project_id: string; state: ListingState; state_since: Date }[] =
      await this.dataSource.query(
        `select l.project_id, l.state, l.state_since from lot l join project p on p.id = l.project_id
       where l.id = $1 and ${where}`,
        [lotId, ...params],
      );
    if (!rows[0]) throw refused('resource.not-found');
    const steps = heldStepsFrom(rows[0].state);
    if (steps.length === 0) return null;
    const hold = await this.find(this.dataSource.manager, rows[0].project_id, rows[0].state_since);
    if (!hold) return null;
    const isStaff = actor.roles.some((role) => role !== 'MEMBER');
    return {
      until: new Date(hold.until).toISOString(),
      name: isStaff ? RISK_RULES[hold.code] : '',
      isOfPlatform: hold.isOfPlatform,
      steps,
    };
  }

  /** The supervisor lets what is kept back go on, in writing; the finding stays to be dealt with. */
  async release(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        `update risk_alert set released_by = $2, released_at = platform_now(), release_reason = $3,
           next_due_at = null
         where id = $1 and holds_until > platform_now() and released_at is null and closed_at is null`,
        [id, actor.accountId, reason],
      );
      if (count === 0) throw refused('lifecycle.not-now');
    });
  }

  private async find(tx: EntityManager, projectId: string, since: Date): Promise<Holding | undefined> {
    const rows: Row[] = await tx.query(
      `select project_id, code, raised_at, holds_until, closed_at is null and released_at is null as is_open
       from risk_alert where holds_until is not null and (project_id = $1 or project_id is null)
         and (holds_until > platform_now() or raised_at >= $2)`,
      [projectId, since],
    );
    const holds = rows.map(({ project_id, code, raised_at, holds_until, is_open }) => ({
      code,
      isOfPlatform: project_id === null,
      raisedAt: raised_at.getTime(),
      until: holds_until.getTime(),
      isOpen: is_open,
    }));
    return heldUntil(holds, since.getTime(), (await this.clock.now(tx)).getTime());
  }

  /** Nobody has dealt with it in time: from now on it stands on the superior's desk. */
  private async tellSuperior(tx: EntityManager, id: string): Promise<void> {
    await tx.query(
      `update risk_alert set next_due_at = null,
         told_at = case when closed_at is null and released_at is null then platform_now() end
       where id = $1`,
      [id],
    );
  }
}

function inWords(at: number): string {
  return `${shanghaiDate(at)} 17:00`;
}
