import { Injectable } from '@nestjs/common';
import {
  type NegotiationAction,
  type NegotiationSide,
  isRefusal,
  negotiationLifecycle,
  parsePrice,
} from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { eachFound, lockRow } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type LotEntity, ProjectEntity, isOwnProject, lockLot } from '../../listing/listing/index.js';
import { RegistrationEntity } from '../registration/index.js';
import { LIVE_NEGOTIATIONS, NegotiationEntity, OfferEntity } from './negotiation.entity.js';

const liveOf = eachFound(NegotiationEntity, 'lotId', {
  where: { state: In([...LIVE_NEGOTIATIONS]) },
  order: { id: 'ASC' },
});

/** A negotiation under its locks, and which side of it the actor is. */
export interface Seated {
  readonly lot: LotEntity;
  readonly negotiation: NegotiationEntity;
  readonly registration: RegistrationEntity;
  readonly side: NegotiationSide;
}

/** The table at which a lot is negotiated: who sits where, and the only way in which a negotiation changes its state. */
@Injectable()
export class NegotiationTable {
  /** Lot, negotiation, registration, in this order; a negotiation of others is "not found", one that stands still refused. */
  async sit(tx: EntityManager, actor: Actor, id: string): Promise<Seated> {
    const found = await tx.findOneBy(NegotiationEntity, { id });
    if (!found) throw refused('resource.not-found');
    const lot = await lockLot(tx, found.lotId);
    const negotiation = await lockRow(tx, NegotiationEntity, { id });
    const registration = await lockRow(tx, RegistrationEntity, { id: negotiation.registrationId });
    const side = await this.sideOf(tx, actor, lot, registration);
    if (!side) throw refused('resource.not-found');
    if (lot.state === 'SUSPENDED') throw refused('listing.suspended');
    if (lot.state !== 'TRADING') throw refused('lifecycle.not-now');
    return { lot, negotiation, registration, side };
  }

  async sideOf(
    tx: EntityManager,
    actor: Actor,
    { projectId }: LotEntity,
    { partyId }: RegistrationEntity,
  ): Promise<NegotiationSide | null> {
    const project = await tx.findOneByOrFail(ProjectEntity, { id: projectId });
    if (isOwnProject(actor, project)) return 'TRANSFEROR';
    return actor.partyId === partyId ? 'APPLICANT' : null;
  }

  of(tx: EntityManager, { id, round }: LotEntity): Promise<NegotiationEntity[]> {
    return tx.find(NegotiationEntity, { where: { lotId: id, round }, order: { openedAt: 'ASC', id: 'ASC' } });
  }

  async live(tx: EntityManager, { id, round }: LotEntity): Promise<NegotiationEntity[]> {
    return (await liveOf(tx, id)).filter((negotiation) => negotiation.round === round);
  }

  offers(tx: EntityManager, negotiationId: string): Promise<OfferEntity[]> {
    return tx.find(OfferEntity, { where: { negotiationId }, order: { seq: 'ASC' } });
  }

  /** What those who are still at the table have offered, here or with their registration. */
  async offered(tx: EntityManager, lot: LotEntity): Promise<bigint[]> {
    const live = await this.live(tx, lot);
    const offers = await tx.findBy(OfferEntity, {
      negotiationId: In(live.map(({ id }) => id)),
      side: 'APPLICANT',
    });
    const registrations = await tx.findBy(RegistrationEntity, {
      id: In(live.map(({ registrationId }) => registrationId)),
    });
    const quotes = registrations.map(({ form }) =>
      parsePrice(form.quoteYuan ?? '', lot.terms.price.scale ?? 2),
    );
    return [
      ...offers.map(({ amountFen }) => amountFen),
      ...quotes.filter((quote): quote is bigint => !isRefusal(quote)),
    ];
  }

  async move(tx: EntityManager, negotiation: NegotiationEntity, action: NegotiationAction): Promise<void> {
    negotiation.state = unwrap(negotiationLifecycle.next(negotiation.state, action));
    await tx.save(NegotiationEntity, negotiation);
    const { id, lotId, state } = negotiation;
    await tell(tx, 'negotiation.moved', lotId, { negotiationId: id, to: state });
  }
}
