import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ListingAction,
  MESSAGE_EVENTS,
  type MessageEventCode,
  type RegistrationState,
  shortMoment,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { LISTING_STEPS, type MessageLot, findMessageLot, valuesOf } from '../../listing/listing/index.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';

/** Of those who have won the deal tells, of those who are admitted their deposit. */
const EVENTS: Readonly<Partial<Record<RegistrationState, MessageEventCode>>> = {
  CORRECTION: 'registration.correction',
  QUALIFIED: 'registration.qualified',
  DISQUALIFIED: 'registration.disqualified',
  LAPSED: 'registration.lapsed',
  LOST: 'registration.lost',
};

/** Applicants whom a lot still concerns, and those of them who may trade. */
export const IN_PLAY = ['SUBMITTED', 'CORRECTION', 'QUALIFYING', 'QUALIFIED', 'ADMITTED', 'WON'] as const;
export const ADMITTED = ['ADMITTED', 'WON'] as const;

export interface MessageApplicant {
  readonly id: string;
  readonly partyId: string;
  /** The places of those who apply with him. */
  readonly partners: readonly number[];
}

/** SQL on a registration `w`: what whoever tells its applicant something has to know of it. */
export const MESSAGE_APPLICANT = `w.id, w.party_id as "partyId",
  array(select p.position from registration_partner p where p.registration_id = w.id order by p.position) as partners`;

/** Applicants of a lot who stand in some states. */
export function findApplicants(
  source: EntityManager,
  lotId: string,
  states: readonly string[],
): Promise<MessageApplicant[]> {
  return source.query(
    `select ${MESSAGE_APPLICANT} from registration w where w.lot_id = $1 and w.state = any($2) order by w.id`,
    [lotId, states],
  );
}

/** One applicant is told, with his registration as the place; whoever applies with him hears the same. */
export function toApplicant(
  { id, partyId, partners }: MessageApplicant,
  told: Pick<MessageFor, 'event' | 'values' | 'once'>,
  side: 'APPLICANT' | 'WINNER' | 'LOSER' = 'APPLICANT',
): MessageFor[] {
  const message = { ...told, values: { ...told.values, registration: id } };
  return [
    { ...message, side, to: { kind: 'PARTY', id: partyId } },
    ...partners.map((position) => ({
      ...message,
      side: 'PARTNER' as const,
      to: { kind: 'PARTNER' as const, id: `${id}/${position}` },
    })),
  ];
}

/** Who is told of the steps of a registration, and applicants of the steps of their lot. */
@Injectable()
export class RegistrationMessages implements OnModuleInit {
  constructor(
    private readonly resolvers: MessageResolvers,
    private readonly clock: PlatformClock,
  ) {}

  onModuleInit(): void {
    this.resolvers.resolve('registration.moved', ({ registrationId, to }, source) =>
      this.ofRegistration(source, registrationId, to as RegistrationState),
    );
    this.resolvers.resolve('listing.moved', async ({ lotId, action }, source) => {
      const event = LISTING_STEPS[action as ListingAction];
      const lot =
        event && 'APPLICANT' in MESSAGE_EVENTS[event].to && lotId && (await findMessageLot(source, lotId));
      return lot ? this.ofLot(source, lot, event) : [];
    });
  }

  private async ofRegistration(
    source: EntityManager,
    id: string,
    to: RegistrationState,
  ): Promise<MessageFor[]> {
    const event = EVENTS[to];
    if (!event) return [];
    const rows: (MessageApplicant & { lotId: string; nextDueAt: Date | null })[] = await source.query(
      `select ${MESSAGE_APPLICANT}, w.lot_id as "lotId", w.next_due_at as "nextDueAt" from registration w where w.id = $1`,
      [id],
    );
    const [row] = rows;
    const lot = row && (await findMessageLot(source, row.lotId));
    if (!lot) return [];
    // What has been put right, or is over, before it could be told of, is not told any more.
    if (to === 'CORRECTION' && !row.nextDueAt) return [];
    const until = row.nextDueAt && { until: await this.inWords(source, row.nextDueAt) };
    const told = { event, values: { ...valuesOf(lot), ...until } };
    return toApplicant(row, told, to === 'LOST' ? 'LOSER' : 'APPLICANT');
  }

  private async ofLot(
    source: EntityManager,
    lot: MessageLot,
    event: MessageEventCode,
  ): Promise<MessageFor[]> {
    const until = await this.inWords(source, lot.registrationEndsAt);
    const applicants = await findApplicants(source, lot.lotId, IN_PLAY);
    return applicants.flatMap((one) => toApplicant(one, { event, values: { ...valuesOf(lot), until } }));
  }

  private async inWords(source: EntityManager, at: Date): Promise<string> {
    return shortMoment(at.getTime(), (await this.clock.now(source)).getTime());
  }
}
