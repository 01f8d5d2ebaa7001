import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  APPLICATION_FIELDS,
  type Application,
  changedFields,
  effectOf,
  getPropertyType,
  periodAfterChange,
} from '@helan/domain';
import type { DroppedChangeView, LotChangeView, LotTermsView } from '@helan/contracts';
import type { ProposeChangeRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, eachFound, lockRow } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import {
  Admission,
  ListingMoves,
  LotEntity,
  ProjectEntity,
  lockLot,
  readingAnswers,
  saveLot,
  saveTerms,
} from '../../listing/listing/index.js';
import { ruleValues } from '../../rules/parameter/index.js';
import { readingBoundaries } from '../../property/parcel/index.js';
import { calendarStrip } from './calendar-strip.js';
import { ChangeChecks } from './change-checks.js';
import { LotChangeEntity } from './lot-change.entity.js';
import { LotTerms } from './lot-terms.js';
import { NoticeBoard } from './notice-board.js';

const EFFECTS = { RESTART: '公告期重新计算', EXTEND: '公告期至少还有三个工作日' } as const;

type Changed = (tx: EntityManager, lot: LotEntity, before: LotTermsView) => Promise<void>;

const proposedOf = eachFound(LotChangeEntity, 'lotId', { where: { state: 'PROPOSED' } });

/** 变更: the reviewer proposes, the approver puts it on the board; what is substantial begins the period anew. */
@Injectable()
export class ChangeService implements OnModuleInit {
  private readonly changed: Changed[] = [];

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly checks: ChangeChecks,
    private readonly admission: Admission,
    private readonly moves: ListingMoves,
    private readonly terms: LotTerms,
    private readonly board: NoticeBoard,
  ) {}

  onModuleInit(): void {
    for (const state of ['REG_CLOSED', 'FAILED', 'WITHDRAWN', 'TERMINATED'] as const)
      this.moves.whenLotEnters(state, (tx, lot) => this.dropOpen(tx, lot));
  }

  /** Domains above this one say what else a published change changes. */
  whenChanged(hook: Changed): void {
    this.changed.push(hook);
  }

  async propose(
    actor: Actor,
    lotId: string,
    { change: proposed, reason }: ProposeChangeRequest,
  ): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'amend');
      const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
      const change = readingAnswers(readingBoundaries<Application>(proposed), project.typeCode);
      await this.checks.requireLawful(tx, project, change);
      const open = await tx.findOneBy(LotChangeEntity, { lotId, state: 'PROPOSED' });
      if (open) throw refused('change.open');
      const id = randomUUID();
      const proposedAt = await this.clock.now(tx);
      await tx.insert(LotChangeEntity, {
        id,
        lotId,
        state: 'PROPOSED',
        change,
        reason,
        proposedBy: actor.accountId,
        proposedAt,
        decidedBy: null,
        decidedAt: null,
      });
      await this.checks.lookAhead(tx, project, change);
      return { id };
    });
  }

  /** The change that waits for the approver, with what it would do. */
  async findOpen(lotId: string): Promise<LotChangeView | null> {
    return this.transactions.look(async (tx) => {
      const row = await tx.findOneBy(LotChangeEntity, { lotId, state: 'PROPOSED' });
      if (!row) return null;
      const lot = await tx.findOneByOrFail(LotEntity, { id: lotId });
      const { application, typeCode } = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
      const changed = { ...application, ...row.change };
      const fields = changedFields(application, changed);
      return {
        id: row.id,
        reason: row.reason,
        effectName: EFFECTS[effectOf(application, changed, getPropertyType(typeCode))],
        fields: fields.map((field) => ({
          label: APPLICATION_FIELDS[field],
          before: plainText(application[field]),
          after: plainText(row.change[field]),
        })),
        unanswered: await this.checks.listUnanswered(tx, lot.projectId),
        proposedAt: row.proposedAt.toISOString(),
      };
    });
  }

  /** The last change, where it was not published. */
  async findDropped(lotId: string): Promise<DroppedChangeView | null> {
    return this.transactions.look(async (tx) => {
      const rows: { state: string; reason: string; at: Date; name: string | null }[] = await tx.query(
        `select c.state, c.reason, c.decided_at as at, a.display_name as name
         from lot_change c left join account a on a.id = c.decided_by
         where c.lot_id = $1 order by c.proposed_at desc, c.id limit 1`,
        [lotId],
      );
      const [last] = rows;
      if (last?.state !== 'DROPPED') return null;
      return { reason: last.reason, at: last.at.toISOString(), deciderName: last.name };
    });
  }

  async publish(actor: Actor, changeId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, change, project } = await this.lockAll(tx, changeId);
      requireOtherPerson(actor, [change.proposedBy]);
      const fields = await this.checks.requireLawful(tx, project, change.change);
      const before = project.application;
      project.application = { ...before, ...change.change };
      await this.admission.holdSubject(tx, actor, project);
      await tx.save(ProjectEntity, project);
      await this.moves.moveLot(tx, lot, 'amend', { role: 'CENTER_APPROVE', actor, reason: change.reason });
      await this.settle(tx, change, actor, 'PUBLISHED');
      await this.announce(tx, { lot, project, change, fields, before });
    });
  }

  async drop(actor: Actor, changeId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { project, change } = await this.lockAll(tx, changeId);
      requireOtherPerson(actor, [change.proposedBy]);
      await this.settle(tx, change, actor, 'DROPPED');
      await this.checks.forget(tx, project);
    });
  }

  /** What nobody has decided is over with the period that it would have changed. */
  private async dropOpen(tx: EntityManager, lot: LotEntity): Promise<void> {
    const [open] = await proposedOf(tx, lot.id);
    if (!open) return;
    const decidedAt = await this.clock.now(tx);
    await tx.update(LotChangeEntity, { id: open.id }, { state: 'DROPPED', decidedAt });
    await this.checks.forget(tx, await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId }));
  }

  private async lockAll(tx: EntityManager, changeId: string) {
    const found = await tx.findOneBy(LotChangeEntity, { id: changeId });
    if (!found) throw refused('resource.not-found');
    const lot = await lockLot(tx, found.lotId);
    const change = await lockRow(tx, LotChangeEntity, { id: changeId });
    if (change.state !== 'PROPOSED') throw refused('lifecycle.not-now');
    const project = await lockRow(tx, ProjectEntity, { id: lot.projectId });
    return { lot, change, project };
  }

  private async settle(
    tx: EntityManager,
    change: LotChangeEntity,
    actor: Actor,
    state: 'PUBLISHED' | 'DROPPED',
  ): Promise<void> {
    Object.assign(change, { state, decidedBy: actor.accountId, decidedAt: await this.clock.now(tx) });
    await tx.save(LotChangeEntity, change);
  }

  private async announce(
    tx: EntityManager,
    changed: {
      lot: LotEntity;
      project: ProjectEntity;
      change: LotChangeEntity;
      fields: readonly (keyof Application)[];
      before: Application;
    },
  ): Promise<void> {
    const { lot, project, change, fields, before } = changed;
    const calendar = await this.calendars.load(tx);
    const effect = effectOf(before, project.application, getPropertyType(project.typeCode));
    const former = lot.terms;
    const terms = await this.terms.of(tx, project, former);
    const period = unwrap(
      periodAfterChange(calendar, {
        at: (await this.clock.now(tx)).getTime(),
        effect,
        workingDays: terms.publicationWorkingDays,
        endsAt: lot.registrationEndsAt.getTime(),
      }),
    );
    const registrationEndsAt = new Date(period.endAt);
    Object.assign(lot, { terms, registrationEndsAt, nextDueAt: registrationEndsAt });
    await saveTerms(tx, lot);
    await saveLot(tx, lot);
    const differences = fields.map((field): [string, string] => [
      APPLICATION_FIELDS[field],
      `${plainText(before[field])} → ${plainText(project.application[field])}`,
    ]);
    await this.board.publish(tx, lot, {
      kind: 'CHANGE',
      title: `${terms.title}（变更）`,
      registrationEndsAt,
      strip: calendarStrip(calendar, period),
      rules: ruleValues(terms.parameters),
      details: { 变更原因: change.reason, 公告期: EFFECTS[effect], ...Object.fromEntries(differences) },
    });
    for (const hook of this.changed) await hook(tx, lot, former);
  }
}

/** Simple values as they stand; of tables and groups only that they differ. */
function plainText(value: Application[keyof Application]): string {
  if (value === undefined || value === null || value === '') return '（无）';
  return typeof value === 'object' ? '（见公告正文）' : value.toString();
}
