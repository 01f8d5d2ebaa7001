import { Injectable } from '@nestjs/common';
import { DEAL_SIDES, type DealSide, type EndingFacts, getPropertyType, shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type LotEntity, ProjectEntity, findPassedOn, isOnBehalf } from '../../listing/listing/index.js';
import { type DealEntity, DealSides } from '../../trading/deal/index.js';
import { Consequences } from './consequences.js';
import { ContractReleases } from './contract-releases.js';

/** The side that somebody is on, or writes for. */
export interface OwnSide {
  readonly side: DealSide;
  readonly isOnBehalf: boolean;
}

export interface EndingConsent {
  readonly side: DealSide;
  readonly reason: string;
  readonly at: Date;
}

/** The deal stands where its right has passed by certificate, or is over otherwise. */
export const CERTIFIED: readonly string[] = ['CERTIFIED', 'CLOSED', 'ARCHIVED'];

/** What is judged when a contract is to end, read anew each time. */
@Injectable()
export class EndingFactsReader {
  constructor(
    private readonly sides: DealSides,
    private readonly releases: ContractReleases,
    private readonly consequences: Consequences,
  ) {}

  async of(tx: EntityManager, lot: LotEntity, deal: DealEntity): Promise<EndingFacts> {
    const { termFrom, termTo } = lot.terms.price;
    return {
      isSigned: await this.releases.isSigned(tx, lot.id),
      isCertified: CERTIFIED.includes(lot.state),
      isLand: getPropertyType(lot.terms.typeCode).subject.kind === 'PARCELS',
      termFrom,
      termTo,
      today: shanghaiDate(await this.consequences.now(tx)),
      agreed: (await this.consentsOf(tx, deal)).map(({ side }) => side),
      passedOn: await findPassedOn(tx, lot.projectId),
    };
  }

  /** Whose side somebody is on, or writes for; nothing where it is nobody's. */
  async sideOf(tx: EntityManager, actor: Actor, lot: LotEntity, deal: DealEntity): Promise<OwnSide | null> {
    const side = await this.sides.sideOf(tx, actor, lot, deal);
    if (side) return { side, isOnBehalf: false };
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    return isOnBehalf(actor, project) ? { side: 'TRANSFEROR', isOnBehalf: true } : null;
  }

  /** Of each side its last word, where that still is that it wants the contract ended. */
  consentsOf(tx: EntityManager, { confirmationId }: DealEntity): Promise<EndingConsent[]> {
    return tx.query(
      `select side, reason, at from (
         select distinct on (side) side, reason, at, wants_end from ending_word where confirmation_id = $1
         order by side, at desc, id) last_words
       where wants_end order by at`,
      [confirmationId],
    );
  }
}

/** As it would be once both sides have said so. */
export function agreedBy(facts: EndingFacts): EndingFacts {
  return { ...facts, agreed: Object.keys(DEAL_SIDES) as DealSide[] };
}
