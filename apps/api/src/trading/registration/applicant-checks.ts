import { Injectable } from '@nestjs/common';
import {
  type Partner,
  REGISTER_RELATIONS,
  type ReviewNeed,
  holdOf,
  isRefusal,
  parsePrice,
  refusePartners,
  refuseRegistration,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { type Fault, refused, requireNone } from '../../kernel/http/index.js';
import { LotEntity, ProjectEntity } from '../../listing/listing/index.js';
import { publicityEnd } from '../../publicity/notice/index.js';
import {
  Bars,
  type Party,
  PartyRecords,
  PartyService,
  lacksRepresentative,
} from '../../people/party/index.js';
import { Partners } from './partners.js';
import { Relations } from './relations.js';
import { ReceivingChecks } from './receiving-checks.js';
import type { RegistrationEntity } from './registration.entity.js';
import { SocialReviews, reviewNeedOf } from './social-review.service.js';

interface Attempt {
  readonly lot: LotEntity;
  readonly registration: RegistrationEntity;
  readonly party: Party;
  readonly partners: readonly Partner[];
  readonly need: ReviewNeed | undefined;
}

/** Who may register for a lot, and whom the reviewer may find fit. */
@Injectable()
export class ApplicantChecks {
  constructor(
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly bars: Bars,
    private readonly records: PartyRecords,
    private readonly partners: Partners,
    private readonly reviews: SocialReviews,
    private readonly relations: Relations,
    private readonly receiving: ReceivingChecks,
  ) {}

  /** Nobody takes over what he lists himself, with his own farm or trade neither. */
  async requireStranger(tx: EntityManager, registration: RegistrationEntity): Promise<void> {
    const { transferor } = await this.relations.of(registration, tx);
    if (transferor === 'SAME') throw refused('registration.own-listing');
  }

  /** Why a registration cannot be sent as it is, and which review it needs once it can. */
  async judge(
    tx: EntityManager,
    lot: LotEntity,
    registration: RegistrationEntity,
  ): Promise<{ faults: Fault[]; need: ReviewNeed | undefined }> {
    const partners = await this.partners.of(registration.id, tx);
    const party = await this.parties.get(registration.partyId, tx);
    const need = reviewNeedOf(lot.terms, [party.kind, ...partners.map(({ kind }) => kind)]);
    const barred = await this.findBars(tx, [party, ...partners]);
    if (barred.length > 0) return { faults: barred, need };
    return { faults: await this.findFaults(tx, { lot, registration, party, partners, need }), need };
  }

  private async findFaults(tx: EntityManager, attempt: Attempt): Promise<Fault[]> {
    const { lot, party, partners, need } = attempt;
    const { id, form } = attempt.registration;
    const { transferor } = await this.relations.of(attempt.registration, tx);
    const quote = form.quoteYuan ? parsePrice(form.quoteYuan, lot.terms.price.scale ?? 2) : undefined;
    if (isRefusal(quote)) return [{ ...quote, field: 'quoteYuan' }];
    const at = (await this.clock.now(tx)).getTime();
    const ownShare = form.ownShare ?? '';
    const joint = refusePartners({ at, representativeIdNumber: party.idNumber, ownShare, partners });
    const documentKinds = await this.receiving.paperKinds(tx, id);
    const receiving = await this.receiving.findFaults(tx, {
      ...attempt,
      documentKinds,
    });
    const own = refuseRegistration({
      at,
      registrationEndsAt: await endOf(tx, lot, attempt.registration),
      applicantKind: party.kind,
      applicantIdNumber: party.idNumber,
      isTransferor: transferor === 'SAME',
      socialReview: need,
      isJoint: partners.length > 0,
      hasClaim: Boolean(form.claimGround),
      documentKinds,
      listingPriceFen: BigInt(lot.terms.startPriceFen),
      priceScale: lot.terms.price.scale,
      isBuying: lot.terms.isBuying,
      ...ceilingOf(lot),
      quoteFen: quote,
      hasPromised: form.hasPromised ?? false,
      intendedUse: form.intendedUse ?? '',
    });
    const head: Fault[] = lacksRepresentative(party) ? [{ code: 'party.representative-required' }] : [];
    const unprintable = this.partners
      .refuseNames(party.name, partners)
      .filter((fault) => fault !== undefined);
    return [...head, ...own, ...joint, ...receiving, ...unprintable];
  }

  private async findBars(tx: EntityManager, people: readonly { idNumber: string }[]): Promise<Fault[]> {
    const found: Fault[] = [];
    for (const { idNumber } of people) {
      const fault = await this.bars.findFault(tx, idNumber);
      if (fault) found.push(fault);
    }
    return found;
  }

  /** Begins the review that he needs, or begins it anew, once his papers for it lie with his file. */
  review(
    tx: EntityManager,
    lot: LotEntity,
    registration: RegistrationEntity,
    asked: { readonly need: ReviewNeed | undefined; readonly isForMore?: boolean },
  ): Promise<void> {
    return this.reviews.ask(tx, registration, lot, asked);
  }

  /** While the review of a business is open its file is in other hands. */
  requireNotReviewed(tx: EntityManager, { id }: RegistrationEntity): Promise<void> {
    return this.reviews.requireNoneOpen(tx, id);
  }

  /** Known by his papers, not kept out, and through the review where he needs one: then he is recorded. */
  async admit(tx: EntityManager, actor: Actor, { id, lotId, partyId }: RegistrationEntity): Promise<void> {
    const { idNumber, verifiedAt, kind } = await this.parties.get(partyId, tx);
    if (!verifiedAt) throw refused('party.not-verified');
    const partners = await this.partners.of(id, tx);
    requireNone(await this.findBars(tx, [{ idNumber }, ...partners]));
    const hold = holdOf(await this.relations.of({ id, lotId }, tx));
    if (hold)
      throw refused('registration.one-will', {
        other: hold.id.slice(0, 8),
        relation: REGISTER_RELATIONS[hold.relation],
      });
    const { projectId, terms } = await tx.findOneByOrFail(LotEntity, { id: lotId });
    const kinds = [kind, ...partners.map((partner) => partner.kind)];
    await this.reviews.requirePassed(tx, id, reviewNeedOf(terms, kinds));
    const project = await tx.findOneByOrFail(ProjectEntity, { id: projectId });
    await this.records.record(tx, actor, project, { id: partyId, side: 'APPLICANT' });
  }
}

/** A correction has a time of its own; what tops a result ends with its publicity. */
async function endOf(tx: EntityManager, lot: LotEntity, { state }: RegistrationEntity): Promise<number> {
  if (state === 'CORRECTION') return Number.POSITIVE_INFINITY;
  return (lot.state === 'LISTED' ? lot.registrationEndsAt : (await publicityEnd(tx, lot))!).getTime();
}

function ceilingOf({ terms: { trading } }: LotEntity): { ceilingFen?: bigint } {
  return trading?.ceilingFen === undefined ? {} : { ceilingFen: BigInt(trading.ceilingFen) };
}
