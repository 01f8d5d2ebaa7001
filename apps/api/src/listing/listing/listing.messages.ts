import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ListingAction, MESSAGE_EVENTS, type MessageEventCode, shortMoment } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import type { OutboxTopics } from '../../kernel/outbox/outbox.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';
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

type ProjectRow = Omit<MessageLot, 'lotId' | 'no' | 'registrationEndsAt'>;

/** Who is told of the steps of a listing: whose right it is, the households of its list. */
@Injectable()
export class ListingMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
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
    return event ? this.told(source, lot, event) : [];
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
