import { Injectable } from '@nestjs/common';
import { type ReviewNeed, isRefusal, parseYuan, refuseRegistration } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../kernel/auth/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { type Fault, refused, requireNone } from '../kernel/http/index.js';
import { LotEntity, ProjectEntity } from '../listing/index.js';
import { Bars, PartyRecords, PartyService } from '../party/index.js';
import { RegistrationPapers } from './registration-papers.js';
import type { RegistrationEntity } from './registration.entity.js';
import { SocialReviews } from './social-review.service.js';

/** Who may register for a lot, and whom the reviewer may find fit. */
@Injectable()
export class ApplicantChecks {
  constructor(
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly bars: Bars,
    private readonly records: PartyRecords,
    private readonly papers: RegistrationPapers,
    private readonly reviews: SocialReviews,
  ) {}

  /** Why a registration cannot be sent as it is. */
  async findFaults(
    tx: EntityManager,
    lot: LotEntity,
    { id, form, partyId }: RegistrationEntity,
    socialReview: ReviewNeed | undefined,
  ): Promise<Fault[]> {
    const party = await this.parties.get(partyId, tx);
    const project = await tx.findOneByOrFail(ProjectEntity, { id: lot.projectId });
    const quote = form.quoteYuan ? parseYuan(form.quoteYuan) : undefined;
    if (isRefusal(quote)) return [{ ...quote, field: 'quoteYuan' }];
    const barred = await this.bars.findFault(tx, party.idNumber);
    if (barred) return [barred];
    return refuseRegistration({
      at: (await this.clock.now(tx)).getTime(),
      registrationEndsAt: lot.registrationEndsAt.getTime(),
      applicantKind: party.kind,
      applicantIdNumber: party.idNumber,
      isTransferor: project.transferorId === partyId,
      socialReview,
      documentKinds: (await this.papers.list(id, tx)).map(({ kind }) => kind),
      listingPriceFen: BigInt(lot.terms.startPriceFen),
      quoteFen: quote,
      hasPromised: form.hasPromised ?? false,
      intendedUse: form.intendedUse ?? '',
    });
  }

  /** Known by his papers, not kept out, and through the review where he needs one: then he is recorded. */
  async admit(tx: EntityManager, actor: Actor, { id, lotId, partyId }: RegistrationEntity): Promise<void> {
    const { idNumber, verifiedAt } = await this.parties.get(partyId, tx);
    if (!verifiedAt) throw refused('party.not-verified');
    requireNone(await this.bars.findFault(tx, idNumber));
    await this.reviews.requirePassed(tx, id);
    const { projectId } = await tx.findOneByOrFail(LotEntity, { id: lotId });
    const project = await tx.findOneByOrFail(ProjectEntity, { id: projectId });
    await this.records.record(tx, actor, project, { id: partyId, side: 'APPLICANT' });
  }
}
