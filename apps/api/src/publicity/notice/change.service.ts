import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  APPLICATION_FIELDS,
  type Application,
  changedFields,
  effectOf,
  getPropertyType,
  periodAfterChange,
} from '@helan/domain';
import type { LotChangeView, LotTermsView } from '@helan/contracts';
import type { ProposeChangeRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import {
  Admission,
  ListingMoves,
  LotEntity,
  ProjectEntity,
  lockLot,
  readingAnswers,
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

/** 变更: the reviewer proposes, the approver puts it on the board; what is substantial begins the period anew. */
@Injectable()
export class ChangeService {
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
    await tx.save(LotEntity, lot);
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
