import { Injectable } from '@nestjs/common';
import {
  OBJECTION_STATES,
  OBJECTION_SUBJECTS,
  OPEN_OBJECTIONS,
  isReplyLate,
  objectionLifecycle,
} from '@helan/domain';
import type { ObjectionView, PageView } from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { readPage } from '../../kernel/db/index.js';
import { ObjectionEntity, ObjectionStepEntity } from './objection.entity.js';

export interface ObjectionFilter {
  readonly lotId?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly at?: string | undefined;
}

interface Row {
  readonly id: string;
  readonly lot_no: string;
  readonly title: string;
  readonly notice_id: string;
}

const NOBODY = '匿名';
/** As the list's index has it. */
export const IS_OPEN = `o.state in (${OPEN_OBJECTIONS.map((state) => `'${state}'`).join(', ')})`;

/** Each sees his own; the center and the supervisor all of them, who is unnamed only the supervisor. */
@Injectable()
export class ObjectionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
  ) {}

  list(actor: Actor, { lotId, isOpen, at }: ObjectionFilter): Promise<PageView<ObjectionView>> {
    const params: unknown[] = [];
    const conditions = ['true'];
    if (lotId) conditions.push(`o.lot_id = $${params.push(lotId)}`);
    if (isOpen !== undefined) conditions.push(`${isOpen ? '' : 'not '}(${IS_OPEN})`);
    return this.page(actor, conditions.join(' and '), params, at);
  }

  own(actor: Actor, at: string | undefined): Promise<PageView<ObjectionView>> {
    return this.page(actor, 'o.account_id = $1', [actor.accountId], at);
  }

  private async page(
    actor: Actor,
    where: string,
    params: unknown[],
    at: string | undefined,
  ): Promise<PageView<ObjectionView>> {
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: `o.id, l.no as lot_no, l.terms->>'title' as title,
          (select n.id from notice n where n.lot_id = l.id order by n.published_at, n.no limit 1) as notice_id`,
        from: 'from objection o join lot l on l.id = o.lot_id',
        counted: 'from objection o',
        where,
        // At one deadline whoever came first comes first; what is done is looked up, the newest first.
        order: [
          { sql: IS_OPEN, type: 'boolean', isDescending: true },
          { sql: "coalesce(o.due_at, 'infinity')", type: 'timestamptz' },
          { sql: `case when ${IS_OPEN} then o.filed_at else 'infinity' end`, type: 'timestamptz' },
          { sql: 'o.filed_at', type: 'timestamptz', isDescending: true },
          { sql: 'o.id', type: 'uuid' },
        ],
        params,
      },
      at,
    );
    return { items: await this.views(actor, rows), ...place };
  }

  private async views(actor: Actor, rows: readonly Row[]): Promise<ObjectionView[]> {
    const ids = rows.map(({ id }) => id);
    const { manager } = this.dataSource;
    const objections = await manager.findBy(ObjectionEntity, { id: In(ids) });
    const steps = await manager.find(ObjectionStepEntity, {
      where: { objectionId: In(ids) },
      order: { seq: 'ASC' },
    });
    const now = (await this.clock.now()).getTime();
    return rows.map((row) => {
      const objection = objections.find(({ id }) => id === row.id)!;
      const own = steps.filter(({ objectionId }) => objectionId === row.id);
      return { ...toView(actor, objection, own, now), ...placeOf(row) };
    });
  }
}

function placeOf({ lot_no, title, notice_id }: Row): Pick<ObjectionView, 'lotNo' | 'title' | 'noticeId'> {
  return { lotNo: lot_no, title, noticeId: notice_id };
}

function toView(
  actor: Actor,
  objection: ObjectionEntity,
  steps: readonly ObjectionStepEntity[],
  now: number,
): Omit<ObjectionView, 'lotNo' | 'title' | 'noticeId'> {
  const { subject, state, accountId, isAnonymous, dueAt, filedAt } = objection;
  const isOwn = accountId === actor.accountId;
  const isHidden = isAnonymous && !isOwn && !actor.roles.includes('SUPERVISOR');
  const nameOf = (step: ObjectionStepEntity) =>
    isHidden && step.accountId === accountId ? NOBODY : step.actorName;
  return {
    id: objection.id,
    no: objection.no,
    lotId: objection.lotId,
    subject,
    subjectName: OBJECTION_SUBJECTS[subject],
    state,
    stateName: OBJECTION_STATES[state],
    stops: objection.stops,
    filedAt: filedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    isLate: dueAt !== null && isReplyLate(state, dueAt.getTime(), now),
    objectorName: nameOf(steps[0]!),
    decision: objection.decision,
    steps: steps.map((step) => ({
      label: step.action === 'file' ? '提出异议' : objectionLifecycle.labelOf(step.action),
      actorName: nameOf(step),
      text: step.text,
      at: step.at.toISOString(),
    })),
    actions: actionsOf(actor, objection, isOwn),
  };
}

function actionsOf(actor: Actor, { state }: ObjectionEntity, isOwn: boolean): ObjectionView['actions'] {
  const doers: readonly string[] = [...(isOwn ? ['OBJECTOR'] : actor.roles)];
  return objectionLifecycle
    .transitionsFrom(state)
    .filter(({ by }) => by.some((doer) => doers.includes(doer)))
    .map(({ action }) => action);
}
