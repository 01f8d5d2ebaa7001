import { Injectable } from '@nestjs/common';
import {
  BREACH_GROUNDS,
  DEAL_SIDES,
  DECLARED_GROUNDS,
  SUCCESSION_STATES,
  refuseBreach,
  totalPrice,
} from '@helan/domain';
import {
  type BreachView,
  type SigningView,
  type SuccessionView,
  priceTermsOf,
  sentenceOf,
} from '@helan/contracts';
import { DataSource } from 'typeorm';
import { DealEntity } from '../../trading/deal/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { findPlace } from '../../trading/registration/index.js';
import { Consequences } from './consequences.js';
import { factsOf, type Signing, Signings } from './signing.js';
import { SuccessionEntity } from './succession.entity.js';

/** For the center: how it stands with sides that may not keep their word; for whoever is asked: his question. */
@Injectable()
export class BreachQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signings: Signings,
    private readonly consequences: Consequences,
  ) {}

  async show(lotId: string): Promise<BreachView> {
    const { manager } = this.dataSource;
    const lot = await manager.findOneBy(LotEntity, { id: lotId });
    if (!lot) throw refused('resource.not-found');
    const deal = await manager.findOneBy(DealEntity, { lotId });
    const signings = deal ? Object.values(await this.signings.of(manager, deal)) : [];
    const now = await this.consequences.now(manager);
    const rows = await manager.find(SuccessionEntity, { where: { lotId }, order: { rank: 'ASC' } });
    return {
      sides: signings.map((signing) => toSide(signing, now)),
      successions: rows.map((row) => toView(lot, row)),
    };
  }

  async own(actor: Actor, lotId: string): Promise<SuccessionView | null> {
    const { manager } = this.dataSource;
    const lot = await manager.findOneBy(LotEntity, { id: lotId });
    const registration = await findPlace(manager, { lotId, partyId: actor.partyId });
    if (!lot || !registration) return null;
    const row = await manager.findOneBy(SuccessionEntity, { registrationId: registration.id });
    return row && toView(lot, row);
  }
}

function toSide(signing: Signing, now: number): SigningView {
  const { side, dueAt, hasSigned, refusedAt, refusal } = signing;
  return {
    side,
    sideName: DEAL_SIDES[side],
    dueAt: dueAt?.toISOString() ?? null,
    hasSigned,
    refusedAt: refusedAt?.toISOString() ?? null,
    refusal,
    grounds: DECLARED_GROUNDS.map((ground) => {
      const fault = refuseBreach({ side, ground }, factsOf(signing), now);
      return {
        ground,
        name: BREACH_GROUNDS[ground],
        refusal: fault ? sentenceOf(fault.code, fault.values) : null,
      };
    }),
  };
}

function toView({ terms }: LotEntity, row: SuccessionEntity): SuccessionView {
  return {
    rank: row.rank,
    state: row.state,
    stateName: SUCCESSION_STATES[row.state],
    unitPriceFen: row.amountFen.toString(),
    totalFen: totalPrice(priceTermsOf(terms.price, row.amountFen)).toString(),
    unit: terms.price.unit,
    scale: terms.price.scale,
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}
