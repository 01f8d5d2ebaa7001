import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type PartyKind,
  type ReviewNeed,
  type ReviewTier,
  getPropertyType,
  isReviewTier,
  isSocialCapital,
  passesFor,
  refuseReviewDecision,
  reviewNeed,
} from '@helan/domain';
import type { LotTermsView } from '@helan/contracts';
import type { DecideSocialReviewRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { type Actor, isInRegions, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, eachDone, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationEntity } from './registration.entity.js';

interface Review {
  tier: ReviewTier;
  is_needed: boolean;
  opened_at: Date | null;
  decided_at: Date | null;
  is_approved: boolean | null;
}

/** Which review applicants need before they may take part in this lot, by the lines that its notice froze. */
export function reviewNeedOf(terms: LotTermsView, kinds: readonly PartyKind[]): ReviewNeed | undefined {
  const type = getPropertyType(terms.typeCode);
  if (!kinds.some((kind) => isSocialCapital(type, kind))) return undefined;
  return reviewNeed(BigInt(terms.price.quantity), terms.parameters);
}

const open = eachDone<{ lotId: string; at: Date; dueAt: Date | null }>(
  { lotId: 'uuid', at: 'timestamptz', dueAt: 'timestamptz' },
  `update social_review s set opened_at = asked.at, due_at = asked."dueAt" from asked, registration r
   where r.id = s.registration_id and r.lot_id = asked."lotId" and r.state = 'QUALIFYING' and s.is_needed
     and s.opened_at is null`,
);

/** The gate before a business leases farmland. Source: 农村土地承包法 第四十五条. */
@Injectable()
export class SocialReviews implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly listingMoves: ListingMoves,
    private readonly moves: RegistrationMoves,
  ) {}

  /** Reviews that were waiting for the end of the period, as those of before did, open then. */
  onModuleInit(): void {
    this.listingMoves.whenLotEnters('REG_CLOSED', (tx, lot) => this.openAll(tx, lot));
    this.moves.whenEntering('QUALIFYING', async (tx, registration, action) => {
      if (action === 'reconsider') await this.decideAgain(tx, registration);
    });
  }

  /**
   * It takes weeks, so that it begins at once; as long as the lot is listed, one is shown at a time. What was passed by
   * a lower body, or for less land, is looked at anew; one that is needed no more waits for nobody. Rules §21 A13.
   */
  async ask(
    tx: EntityManager,
    { id }: RegistrationEntity,
    lot: LotEntity,
    { need, isForMore = false }: { readonly need: ReviewNeed | undefined; readonly isForMore?: boolean },
  ): Promise<void> {
    const review = await this.find(tx, id);
    if (!isReviewTier(need)) {
      if (review && !review.decided_at) await this.reset(tx, id, review.tier, false);
      return;
    }
    const stands = review?.is_approved ? !isForMore && passesFor(review.tier, need) : review?.tier === need;
    if (review?.is_needed && stands) return;
    if (review) await this.reset(tx, id, need, true);
    else
      await tx.query('insert into social_review (registration_id, tier, village_code) values ($1, $2, $3)', [
        id,
        need,
        lot.terms.villageCode,
      ]);
    await this.openAll(tx, lot);
  }

  /** Refuses to find an applicant fit while the review that he needs, by the terms that the lot has now, is not passed. */
  async requirePassed(
    tx: EntityManager,
    registrationId: string,
    need: ReviewNeed | undefined,
  ): Promise<void> {
    if (need === undefined || need === 'NONE') return;
    const review = await this.find(tx, registrationId);
    if (need === 'UNSET' || !review?.is_approved || !passesFor(review.tier, need))
      throw refused('social.review-open');
  }

  /** Refuses while a review looks at the file: it is in other hands. */
  async requireNoneOpen(tx: EntityManager, registrationId: string): Promise<void> {
    const review = await this.find(tx, registrationId);
    if (review?.is_needed && !review.is_approved) throw refused('social.review-open');
  }

  /** The township for its own lots; the county's office for what lies above, with the paper that decides. */
  async decide(actor: Actor, registrationId: string, decision: DecideSocialReviewRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(RegistrationEntity, { id: registrationId });
      if (!found) throw refused('resource.not-found');
      const lot = await lockLot(tx, found.lotId);
      if (lot.state === 'SUSPENDED') throw refused('listing.suspended');
      const registration = await lockRow(tx, RegistrationEntity, { id: registrationId });
      const review = await this.lock(tx, actor, registration, lot);
      requireOtherPerson(actor, [registration.accountId]);
      requireNone(refuseReviewDecision(decision, review.tier));
      await tx.query(
        `update social_review set is_approved = $2, opinions = $3, document_no = $4, decided_by = $5,
           decided_at = platform_now() where registration_id = $1`,
        [
          registrationId,
          decision.isApproved,
          JSON.stringify(decision.opinions),
          decision.documentNo || null,
          actor.accountId,
        ],
      );
      if (decision.isApproved) return;
      const reason = `社会资本审查没有通过：${Object.values(decision.opinions).join('；')}`;
      registration.decidedAt = await this.clock.now(tx);
      registration.decidedBy = actor.accountId;
      registration.decisionReason = reason;
      await this.moves.move(tx, registration, 'disqualify', { actor, reason });
    });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    { id, state }: RegistrationEntity,
    { terms }: LotEntity,
  ): Promise<Review> {
    const review = await this.find(tx, id);
    const isInRegion = isInRegions(actor, terms.villageCode);
    if (!review?.opened_at || !isInRegion) throw refused('resource.not-found');
    const role = review.tier === 'TOWN' ? 'TOWN_REVIEWER' : 'SUPERVISOR';
    if (!actor.roles.includes(role)) throw refused('permission.denied');
    if (review.decided_at || state !== 'QUALIFYING') throw refused('lifecycle.not-now');
    return review;
  }

  /** Two people took a refusal up again: where it was the review's, that is decided once more. */
  private async decideAgain(tx: EntityManager, { id, lotId }: RegistrationEntity): Promise<void> {
    const review = await this.find(tx, id);
    if (review?.is_approved !== false) return;
    await this.reset(tx, id, review.tier, true);
    await this.openAll(tx, await lockLot(tx, lotId));
  }

  private async find(tx: EntityManager, registrationId: string): Promise<Review | undefined> {
    const rows: Review[] = await tx.query(
      `select tier, is_needed, opened_at, decided_at, is_approved from social_review
       where registration_id = $1 for update`,
      [registrationId],
    );
    return rows[0];
  }

  private async reset(tx: EntityManager, id: string, tier: ReviewTier, isNeeded: boolean): Promise<void> {
    await tx.query(
      `update social_review s set tier = $2, is_needed = $3, opened_at = null, due_at = null, is_approved = null,
         opinions = null, document_no = null, decided_by = null, decided_at = null,
         village_code = (select l.terms->>'villageCode' from registration r join lot l on l.id = r.lot_id
           where r.id = s.registration_id)
       where registration_id = $1`,
      [id, tier, isNeeded],
    );
  }

  private async openAll(tx: EntityManager, { id, terms }: LotEntity): Promise<void> {
    const at = await this.clock.now(tx);
    const days = terms.parameters['social.reviewWorkingDays'];
    const dueAt = days ? await this.calendars.dueAt(tx, at, days) : null;
    await open(tx, { lotId: id, at, dueAt });
  }
}
