import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ListingAction,
  type ListingState,
  MESSAGE_EVENTS,
  type MessageEventCode,
  type Role,
  shortMoment,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import type { OutboxTopics } from '../../kernel/outbox/outbox.js';
import { type MessageFor, MessageResolvers, type Reminder, Reminders } from '../../people/message/index.js';
import { householdsOf } from '../../property/household/index.js';
import { type MessageLot, findMessageLot, toHolders, valuesOf } from './message-lots.js';

type Moved = OutboxTopics['listing.moved'];

/** What a step of a project or a lot is called among messages. Rooms above tell applicants of the same steps. */
export const LISTING_STEPS: Readonly<Partial<Record<ListingAction, MessageEventCode>>> = {
  requestCorrection: 'listing.correction',
  accept: 'listing.accepted',
  reject: 'listing.refused',
  lapse: 'listing.lapsed',
  publish: 'listing.published',
  amend: 'listing.changed',
  relist: 'listing.extended',
  postpone: 'listing.extended',
  secondRound: 'listing.extended',
  reopenRegistration: 'listing.extended',
  suspend: 'listing.suspended',
  resume: 'listing.resumed',
  terminate: 'listing.terminated',
  missReserve: 'listing.terminated',
  voidResult: 'listing.terminated',
  withdrawNotice: 'listing.withdrawn',
  fail: 'listing.failed',
};

/** Whose desk a project comes to, and what for. */
const DESKS: Readonly<Partial<Record<ListingState, readonly [Role, string]>>> = {
  VILLAGE_VERIFYING: ['VILLAGE_LIAISON', '村级核实'],
  TOWN_REVIEWING: ['TOWN_REVIEWER', '乡镇审核'],
  CENTER_ACCEPTING: ['CENTER_ACCEPT', '受理'],
  CENTER_REVIEWING: ['CENTER_REVIEW', '审核'],
  NOTICE_APPROVING: ['CENTER_APPROVE', '批准公告'],
  SETTLED: ['CERT_CLERK', '出具鉴证书'],
  CLOSED: ['ARCHIVIST', '归档'],
};

type ProjectRow = Omit<MessageLot, 'lotId' | 'no' | 'registrationEndsAt'>;

/** Who is told of the steps of a listing: whose right it is, the households of its list, the next desk. */
@Injectable()
export class ListingMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.reminders.add('work', overdueWork);
    this.resolvers.resolve('listing.moved', (moved, source) =>
      moved.lotId === null ? this.ofProject(source, moved) : this.ofLot(source, moved, moved.lotId),
    );
  }

  private async ofProject(source: EntityManager, moved: Moved): Promise<MessageFor[]> {
    const project = await findProject(source, moved.projectId);
    // One without a title has not been sent.
    if (!project?.title) return [];
    if (moved.action === 'publish') return this.published(source, moved);
    const values = { lot: project.title, project: project.projectId };
    const event = LISTING_STEPS[moved.action as ListingAction];
    const until = await this.until(source, project.nextDueAt);
    const isOver = event === 'listing.correction' && until === undefined;
    return [
      ...(event && !isOver
        ? toHolders(project, { event, values: { ...values, ...(until && { until }) } })
        : []),
      ...newWork(project.villageCode, moved, values),
    ];
  }

  /** A project is published as a whole; each of its lots has its number and its time. */
  private async published(source: EntityManager, { projectId }: Moved): Promise<MessageFor[]> {
    const lots: { id: string }[] = await source.query(
      'select id from lot where project_id = $1 order by number',
      [projectId],
    );
    const messages: MessageFor[] = [];
    for (const { id } of lots)
      messages.push(
        ...(await this.told(source, (await findMessageLot(source, id))!, 'listing.published', `lot:${id}`)),
      );
    return messages;
  }

  private async ofLot(source: EntityManager, moved: Moved, lotId: string): Promise<MessageFor[]> {
    const lot = await findMessageLot(source, lotId);
    if (!lot) return [];
    const event = LISTING_STEPS[moved.action as ListingAction];
    return [
      ...(event ? await this.told(source, lot, event) : []),
      ...newWork(lot.villageCode, moved, valuesOf(lot)),
    ];
  }

  private async told(
    source: EntityManager,
    lot: MessageLot,
    event: MessageEventCode,
    once?: string,
  ): Promise<MessageFor[]> {
    const until = (await this.until(source, lot.registrationEndsAt))!;
    const values = { ...valuesOf(lot), no: lot.no, until };
    const told = { event, values, ...(once && { once }) };
    return [...toHolders(lot, told), ...(await toHouseholds(source, lot, told))];
  }

  private async until(source: EntityManager, at: Date | null): Promise<string | undefined> {
    return at ? shortMoment(at.getTime(), (await this.clock.now(source)).getTime()) : undefined;
  }
}

/** Where an event concerns them. */
export async function toHouseholds(
  source: EntityManager,
  { projectId, villageCode }: Pick<MessageLot, 'projectId' | 'villageCode'>,
  told: Pick<MessageFor, 'event' | 'values' | 'once'>,
): Promise<MessageFor[]> {
  if (!('HOUSEHOLD' in MESSAGE_EVENTS[told.event].to)) return [];
  const ids = await householdsOf(source, projectId);
  return ids.map((id) => ({ ...told, side: 'HOUSEHOLD', to: { kind: 'HOUSEHOLD', id, villageCode } }));
}

/** A review whose days are over: the desk that has it is told once for each of its steps. */
async function overdueWork(source: EntityManager, now: Date): Promise<Reminder[]> {
  const states = Object.keys(DESKS);
  const rows: (ProjectRow & { state: ListingState; dueAt: Date })[] = await source.query(
    `select p.id as "projectId", p.application->>'title' as title, p.village_code as "villageCode", p.state,
       p.step_due_at as "dueAt" from project p
     where p.state = any($1) and p.step_due_at < platform_now() and p.village_code is not null
       and not exists (select from message m where m.event = 'work.overdue'
         and m.subject = 'step:' || p.id || ':' || p.state || ':' || floor(extract(epoch from p.step_due_at))::bigint)
     order by p.step_due_at, p.id limit 1000`,
    [states],
  );
  return rows.flatMap(({ projectId, title, villageCode, state, dueAt }) => {
    const [role, what] = DESKS[state]!;
    const until = shortMoment(dueAt.getTime(), now.getTime());
    return {
      event: 'work.overdue',
      side: 'STAFF',
      to: { kind: 'ROLE', role, regionCode: villageCode },
      values: { lot: title, project: projectId, what, until },
      once: `step:${projectId}:${state}:${Math.floor(dueAt.getTime() / 1000)}`,
    } as const;
  });
}

function newWork(villageCode: string, { to }: Moved, values: MessageFor['values']): MessageFor[] {
  const [role, what] = DESKS[to as ListingState] ?? [];
  if (!role || !what || !villageCode) return [];
  const desk = { kind: 'ROLE', role, regionCode: villageCode } as const;
  return [{ event: 'work.new', side: 'STAFF', to: desk, values: { ...values, what } }];
}

async function findProject(source: EntityManager, id: string): Promise<ProjectRow | undefined> {
  const rows: ProjectRow[] = await source.query(
    `select p.id as "projectId", p.application->>'title' as title, p.transferor_id as "transferorId",
       p.created_by as "createdBy", p.is_mandated as "isMandated", p.village_code as "villageCode",
       p.next_due_at as "nextDueAt"
     from project p where p.id = $1`,
    [id],
  );
  return rows[0];
}
