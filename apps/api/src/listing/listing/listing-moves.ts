import { Injectable } from '@nestjs/common';
import { type ListingAction, type ListingDoer, type ListingState, listingLifecycle } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { type Actor, signatureOf } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { requireNone, unwrap } from '../../kernel/http/index.js';
import { together } from '../../kernel/db/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import type { ListingEventEntity } from './listing-event.entity.js';
import type { LotEntity } from './lot.entity.js';
import { saveLot, writeEvent } from './lot-rows.js';
import { ProjectEntity } from './project.entity.js';

/** Who moves a listing: a person in a role, or the platform. */
export interface Mover {
  readonly role: ListingDoer;
  readonly actor?: Actor;
  readonly reason?: string;
  /** When something is due of a lot once it stands there; nothing where it is not said. */
  readonly nextDueAt?: Date;
}

export const THE_PLATFORM: Mover = { role: 'SYSTEM' };

/** States in which a project lets its parcels go. */
const FREEING: readonly ListingState[] = ['REJECTED', 'WITHDRAWN', 'FAILED', 'TERMINATED', 'VOIDED'];

/** What just happened to a project. */
export interface ProjectMove {
  readonly project: ProjectEntity;
  readonly action: ListingAction;
}

/** What just happened to a lot. */
export interface LotMove {
  readonly lot: LotEntity;
  readonly action: ListingAction;
  readonly from: ListingState;
  /** Since when it stood where it stood before. */
  readonly since: Date;
}

type ProjectHook = (tx: EntityManager, move: ProjectMove) => Promise<void>;
type LotMoveHook = (tx: EntityManager, move: LotMove) => Promise<void>;
type LotHook = (tx: EntityManager, lot: LotEntity) => Promise<void>;

/**
 * The only place where a project or a lot changes its state: the table decides, the event row and the outbox
 * row are written with the change. Rows must be locked by the caller.
 */
@Injectable()
export class ListingMoves {
  private readonly projectHooks: ProjectHook[] = [];
  private readonly lotMoveHooks: LotMoveHook[] = [];
  private readonly lotHooks = new Map<ListingState, LotHook[]>();

  constructor(private readonly clock: PlatformClock) {}

  /** Domains above this one say what else happens, in the same transaction, when a lot enters a state. */
  whenLotEnters(state: ListingState, hook: LotHook): void {
    this.lotHooks.set(state, [...(this.lotHooks.get(state) ?? []), hook]);
  }

  /** What else happens with every step of a project. */
  whenProjectMoves(hook: ProjectHook): void {
    this.projectHooks.push(hook);
  }

  /** What else happens with every step of a lot, also with those that leave it where it is. */
  whenLotMoves(hook: LotMoveHook): void {
    this.lotMoveHooks.push(hook);
  }

  async moveProject(
    tx: EntityManager,
    project: ProjectEntity,
    action: ListingAction,
    mover: Mover,
  ): Promise<void> {
    const from = project.state;
    const to = unwrap(listingLifecycle.next(from, action, project.rememberedState ?? undefined));
    const at = await this.clock.now(tx);
    project.rememberedState = to === 'CORRECTION' || to === 'REJECTED' ? from : null;
    Object.assign(project, { state: to, stateSince: at, updatedAt: at, nextDueAt: null });
    await tx.save(ProjectEntity, project);
    await this.record(
      tx,
      { projectId: project.id, lotId: null, at, action, fromState: from, toState: to },
      { ...mover, villageCode: project.villageCode ?? '' },
    );
    if (FREEING.includes(to)) await freeParcels(tx, project.id);
    for (const hook of this.projectHooks) await hook(tx, { project, action });
  }

  async moveLot(tx: EntityManager, lot: LotEntity, action: ListingAction, mover: Mover): Promise<void> {
    const { state: from, stateSince: since } = lot;
    const to = unwrap(listingLifecycle.next(from, action, lot.rememberedState ?? undefined));
    const at = await this.clock.now(tx);
    const rememberedState = action === 'suspend' ? from : to === 'SUSPENDED' ? lot.rememberedState : null;
    // What is only counted anew began when it began.
    const stateSince = action === 'postpone' ? since : at;
    const { nextDueAt = null } = mover;
    Object.assign(lot, { state: to, stateSince, nextDueAt, stepDueAt: null, rememberedState });
    await saveLot(tx, lot);
    await this.record(
      tx,
      { projectId: lot.projectId, lotId: lot.id, at, action, fromState: from, toState: to },
      { ...mover, villageCode: lot.terms.villageCode },
    );
    if (FREEING.includes(to)) await freeParcels(tx, lot.projectId);
    for (const hook of this.lotMoveHooks) await hook(tx, { lot, action, from, since });
    if (from === to || action === 'resume') return;
    for (const hook of this.lotHooks.get(to) ?? []) await hook(tx, lot);
  }

  /** What a project claimed is free again, although it goes on. */
  async letGo(tx: EntityManager, projectId: string): Promise<void> {
    await freeParcels(tx, projectId);
  }

  /** Refuses, before anything else is looked at, what the table does not allow now. */
  requireAllowed(state: ListingState, action: ListingAction): void {
    if (!this.isAllowed(state, action)) requireNone({ code: 'lifecycle.not-now' });
  }

  isAllowed(state: ListingState, action: ListingAction): boolean {
    return listingLifecycle.find(state, action) !== undefined;
  }

  private async record(
    tx: EntityManager,
    step: Pick<ListingEventEntity, 'projectId' | 'lotId' | 'at' | 'action' | 'fromState' | 'toState'>,
    { role, actor, reason, villageCode }: Mover & { readonly villageCode: string },
  ): Promise<void> {
    await writeEvent(tx, {
      ...step,
      actorId: actor?.accountId ?? null,
      actorName: actor ? signatureOf(actor, role, villageCode) : '平台',
      role,
      reason: reason ?? '',
    });
    const payload = { projectId: step.projectId, lotId: step.lotId, action: step.action, to: step.toState };
    await tell(tx, 'listing.moved', step.lotId ?? step.projectId, payload);
  }
}

const freeParcels = together<string, void>(async (tx, projectIds) => {
  await tx.query('update subject_claim set is_active = false where project_id = any($1)', [projectIds]);
  return projectIds.map(() => undefined);
});
