import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LotHoldView, ReleasedHoldView, RiskHoldView } from '@helan/contracts';
import {
  HELD_STEPS,
  type ListingState,
  NEXT_HELD,
  RISK_RULES,
  heldStepsFrom,
  shanghaiDate,
} from '@helan/domain';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { Recounts, countedColumns } from '../../rules/calendar/index.js';
import { ListingMoves, LotEntity, visibleProjects } from '../listing/index.js';
import { type HeldLot, type Holding, HoldCounts } from './hold-counts.js';
import type { RiskAlertEntity } from './risk-alert.entity.js';

/** Looks again at what a finding has kept back, now that it may not any more; the lot is not locked. */
type Freed = (tx: EntityManager, projectId: string | null) => Promise<void>;

type FindGaps = (tx: EntityManager, lotId: string) => Promise<string | null>;

/**
 * A red finding about what is published keeps the lot's next step back for some working days. The supervisor may let
 * it go on in writing; where he is silent his superior is told, and it goes on. Money is not touched by it.
 */
@Injectable()
export class RiskHolds implements OnModuleInit {
  private freed: Freed = async () => undefined;
  private gapsOf: FindGaps = () => Promise.resolve(null);

  constructor(
    private readonly dataSource: DataSource,
    private readonly counts: HoldCounts,
    private readonly moves: ListingMoves,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.recounts.of(
      countedColumns({
        table: 'risk_alert',
        began: 'raised_at',
        ends: ['holds_until', 'next_due_at', 'due_at'],
        runs: 'closed_at is null',
      }),
    );
    this.moves.whenLotMoves(async (tx, { lot, action, from, since }) => {
      if (!HELD_STEPS.includes(action)) return;
      const [hold] = await this.counts.of(tx, { lot, state: from, since, isTaken: true });
      if (hold) throw refused('risk.held', { name: RISK_RULES[hold.code], until: inWords(hold.until!) });
    });
  }

  /** The domain whose step the platform itself takes says what to do where it may go on earlier. */
  whenFreed(hook: Freed): void {
    this.freed = hook;
  }

  /** A finding about a project, or about the platform, is about to be dealt with. */
  async free(tx: EntityManager, projectId: string | null): Promise<void> {
    await this.freed(tx, projectId);
  }

  /** Until when the next step of a lot is kept back, where the platform itself would take it. */
  async until(tx: EntityManager, lot: LotEntity): Promise<Date | null> {
    const [hold] = await this.counts.of(tx, standing(lot));
    return hold?.until ? new Date(hold.until) : null;
  }

  /**
   * What whoever sees the lot is shown, where a step that comes next is kept back; only staff learn what was found.
   * While people may register nothing is, and nothing while a session runs: a finding would tell of them.
   */
  async show(actor: Actor, lotId: string): Promise<LotHoldView> {
    const { where, params } = visibleProjects(actor, 2);
    const { manager } = this.dataSource;
    const seen: unknown[] = await manager.query(
      `select 1 from lot l join project p on p.id = l.project_id where l.id = $1 and ${where}`,
      [lotId, ...params],
    );
    if (seen.length === 0) throw refused('resource.not-found');
    const lot = await manager.findOneByOrFail(LotEntity, { id: lotId });
    const isStaff = actor.roles.some((role) => role !== 'MEMBER');
    return {
      hold: await this.holdOf(lot, isStaff),
      released: await this.releasedOf(lot, isStaff),
      paperGaps: await this.gapsOf(manager, lotId),
    };
  }

  private async holdOf(lot: LotEntity, isStaff: boolean): Promise<RiskHoldView | null> {
    const { manager } = this.dataSource;
    const steps = heldStepsFrom(lot.state);
    if (steps.length === 0) return null;
    const [hold] = await this.counts.of(manager, standing(lot));
    if (!hold || (hold.until === null && lot.state === 'TRADING')) return null;
    return {
      until: hold.until === null ? null : new Date(hold.until).toISOString(),
      workingDays: await this.counts.workingDays(manager),
      name: isStaff ? RISK_RULES[hold.code] : '',
      isOfPlatform: hold.isOfPlatform,
      steps,
    };
  }

  /** What is found while a session runs would tell of its bidders, released or not. */
  private async releasedOf(lot: LotEntity, isStaff: boolean): Promise<ReleasedHoldView | null> {
    if (heldStepsFrom(lot.state).length === 0 || lot.state === 'TRADING') return null;
    const released = await this.counts.lastReleased(this.dataSource.manager, standing(lot));
    if (!released) return null;
    const { at, code, releaserName, reason } = released;
    const words = isStaff ? { name: RISK_RULES[code], releaserName, reason } : NOT_FOR_MEMBERS;
    return { releasedAt: at.toISOString(), ...words };
  }

  /** The domain that prints the letter of a result says why it cannot. */
  findGapsWith(find: FindGaps): void {
    this.gapsOf = find;
  }

  /** Whether an open finding keeps something back, or will; one about the platform does so on every lot it meets. */
  async isHolding(tx: EntityManager, alert: RiskAlertEntity): Promise<boolean> {
    const { id, projectId, holdsUntil, closedAt, releasedAt } = alert;
    if (!holdsUntil || closedAt || releasedAt) return false;
    return projectId === null || (await this.ofFinding(tx, { id, projectId })).length > 0;
  }

  /** What a finding about a project keeps back on its lots, now or as soon as it can be taken. */
  async ofFinding(
    tx: EntityManager,
    { id, projectId }: { readonly id: string; readonly projectId: string },
  ): Promise<HeldStep[]> {
    return (await this.ofProjects(tx, [projectId])).filter(({ hold }) => hold.id === id);
  }

  /** What findings keep back on the lots of these projects: each lot is looked at once, however many there are. */
  async ofProjects(tx: EntityManager, projectIds: readonly string[]): Promise<HeldStep[]> {
    if (projectIds.length === 0) return [];
    const lots = await tx.find(LotEntity, {
      where: { projectId: In([...projectIds]) },
      order: { projectId: 'ASC', number: 'ASC' },
    });
    const found: HeldStep[] = [];
    for (const lot of lots) {
      const state = lot.rememberedState ?? lot.state;
      if (!NEXT_HELD[state]) continue;
      for (const hold of await this.counts.of(tx, standing(lot))) found.push({ hold, state });
    }
    return found;
  }
}

/** A lot's next step that a finding keeps back, and where the lot stands. */
export interface HeldStep {
  readonly hold: Holding;
  readonly state: ListingState;
}

const NOT_FOR_MEMBERS = { name: '', releaserName: '', reason: '' };

function standing(lot: LotEntity): HeldLot {
  return { lot, state: lot.state, since: lot.stateSince, isTaken: false };
}

function inWords(at: number): string {
  return `${shanghaiDate(at)} 17:00`;
}
