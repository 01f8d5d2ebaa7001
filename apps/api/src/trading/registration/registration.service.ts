import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LotTermsView, SavedView } from '@helan/contracts';
import type { DecideQualificationRequest, SaveRegistrationRequest } from '@helan/contracts/requests';
import {
  getPropertyType,
  priorityOrder,
  rankOf,
  refuseClaimDecision,
  registrationLifecycle,
  isInHand,
} from '@helan/domain';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, eachFound, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone, requireVersion } from '../../kernel/http/index.js';
import { LotEntity, isBeforeClose, lockLot } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { ApplicantChecks } from './applicant-checks.js';
import { requireOpenFiles } from './open-files.js';
import { findPlace, isLeftForAnother } from './own-places.js';
import { Partners } from './partners.js';
import { ReceivingChecks } from './receiving-checks.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationEntity } from './registration.entity.js';

/** All of a lot under their locks, in the order in which they came. */
const heldOf = eachFound(RegistrationEntity, 'lotId', {
  order: { createdAt: 'ASC', id: 'ASC' },
  lock: { mode: 'pessimistic_write' },
});

/** 受让报名: an applicant's own file on one lot, and the reviewer's decision on it. */
@Injectable()
export class RegistrationService {
  private mayAlsoGo: (tx: EntityManager, lot: LotEntity) => Promise<boolean> = async () => false;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly moves: RegistrationMoves,
    private readonly receiving: ReceivingChecks,
    private readonly checks: ApplicantChecks,
    private readonly partners: Partners,
  ) {}

  /**
   * Whoever has begun already goes on with what he has, whoever has withdrawn begins anew, and whoever was out before
   * the lot opened again; nobody begins on what he lists himself.
   */
  async begin(actor: Actor, lotId: string): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const party = await this.parties.requireOwn(actor, tx);
      const lot = await lockLot(tx, lotId);
      const existing = await findPlace(tx, { lotId, partyId: party.id });
      if (existing && !(await isLeftForAnother(tx, existing))) return { id: existing.id };
      if (lot.terms.isRelay) throw refused('registration.relay');
      requireOpen(lot);
      await this.receiving.requireReceiver(lot, party);
      const registration = tx.create(RegistrationEntity, {
        id: randomUUID(),
        lotId,
        partyId: party.id,
        accountId: actor.accountId,
        state: 'DRAFT',
        form: {},
        formVersion: 0,
        paddle: null,
        submittedAt: null,
        decidedAt: null,
        decidedBy: null,
        decisionReason: '',
        claimRank: null,
        claimReason: '',
        claimDecidedAt: null,
        correctionItems: null,
        nextDueAt: null,
        createdAt: await this.clock.now(tx),
      });
      await tx.insert(RegistrationEntity, registration);
      await this.checks.requireStranger(tx, registration);
      return { id: registration.id };
    });
  }

  /** What was saved elsewhere meanwhile is not written over. */
  async save(
    actor: Actor,
    id: string,
    { version, partners, ...own }: SaveRegistrationRequest,
  ): Promise<SavedView> {
    return this.transactions.run(async (tx) => {
      const registration = await this.lockOwn(tx, actor, id);
      if (!isInHand(registration.state)) throw refused('lifecycle.not-now');
      requireVersion(registration.formVersion, version);
      registration.formVersion += 1;
      if (partners && registration.state !== 'DRAFT')
        throw refused('registration.partners-fixed', {}, 'partners');
      registration.form = own;
      if (partners) await this.partners.replace(tx, id, partners);
      await tx.save(RegistrationEntity, registration);
      return { version: registration.formVersion };
    });
  }

  /** The lot, whose id it returns, is locked first: no registration slips in while its period is being closed. */
  async submit(actor: Actor, id: string): Promise<string> {
    return this.transactions.run(async (tx) => {
      const { lotId } = await this.findOwn(tx, actor, id);
      const lot = await lockLot(tx, lotId);
      const registration = await this.lockOwn(tx, actor, id);
      if (registration.state !== 'DRAFT') throw refused('lifecycle.not-now');
      requireOpen(lot);
      const { faults, need } = await this.checks.judge(tx, lot, registration);
      requireNone(faults);
      await this.parties.freeze(tx, registration.partyId);
      registration.submittedAt = await this.clock.now(tx);
      await this.moves.move(tx, registration, 'submit', { actor });
      await this.moves.move(tx, registration, 'startQualifying');
      await this.checks.review(tx, lot, registration, { need });
      return lotId;
    });
  }

  /** The domain that trades says when else somebody may still go: before a session that is held again. */
  letWithdrawWhen(check: (tx: EntityManager, lot: LotEntity) => Promise<boolean>): void {
    this.mayAlsoGo = check;
  }

  /** As long as the lot is listed, or stands still there, whoever has registered may go, with everything back. Source: rules §6.1. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lotId } = await this.findOwn(tx, actor, id);
      const lot = await lockLot(tx, lotId);
      const registration = await this.lockOwn(tx, actor, id);
      if (!isBeforeClose(lot) && !(await this.mayAlsoGo(tx, lot))) throw refused('registration.closed');
      await this.moves.move(tx, registration, 'withdraw', { actor });
    });
  }

  /** One reviewer, one file. Whoever accepted or reviewed the listing itself may decide; the applicant may not. */
  async decide(actor: Actor, id: string, decision: DecideQualificationRequest): Promise<void> {
    const { isQualified, reason = '' } = decision;
    await this.transactions.run(async (tx) => {
      const registration = await this.lockWithLot(tx, id);
      const lot = await tx.findOneByOrFail(LotEntity, { id: registration.lotId });
      if (lot.state === 'SUSPENDED') throw refused('listing.suspended');
      requireOpenFiles(lot);
      requireOtherPerson(actor, [registration.accountId]);
      if (!isQualified && reason === '')
        throw refused('application.missing-field', { name: '不合格的原因' }, 'reason');
      Object.assign(registration, {
        decidedAt: await this.clock.now(tx),
        decidedBy: actor.accountId,
        decisionReason: reason,
      });
      if (isQualified) {
        Object.assign(registration, decideClaim(registration, lot.terms, decision));
        await this.checks.admit(tx, actor, registration);
      }
      await this.moves.move(tx, registration, isQualified ? 'qualify' : 'disqualify', { actor, reason });
    });
  }

  /** The lot first, then its registration: everybody locks in this order. */
  async lockWithLot(tx: EntityManager, id: string): Promise<RegistrationEntity> {
    const found = await tx.findOneBy(RegistrationEntity, { id });
    if (!found) throw refused('resource.not-found');
    await lockLot(tx, found.lotId);
    return lockRow(tx, RegistrationEntity, { id });
  }

  /** The lot has its transferee; everybody else has lost. */
  async decideLot(tx: EntityManager, lotId: string, winner: RegistrationEntity): Promise<void> {
    await this.moves.move(tx, winner, 'win');
    await this.loseAll(tx, lotId, winner.id);
  }

  /** Everybody still in the running loses, in the order in which they came. */
  async loseAll(tx: EntityManager, lotId: string, except?: string): Promise<void> {
    const losing = (await heldOf(tx, lotId)).filter(
      ({ id, state }) => id !== except && registrationLifecycle.find(state, 'lose') !== undefined,
    );
    await this.moves.moveAll(tx, losing, 'lose');
  }

  /** The lot is over without a deal: whoever had won has not. */
  async annulAll(tx: EntityManager, lotId: string): Promise<void> {
    const winner = (await heldOf(tx, lotId)).find(({ state }) => state === 'WON');
    if (winner) await this.moves.move(tx, winner, 'annul');
    await this.loseAll(tx, lotId);
  }

  /** A result fell and its session is held again: everybody who sat there is back, the winner where he may be. */
  async reopenLot(tx: EntityManager, lotId: string, excludesWinner: boolean): Promise<void> {
    const rows = await tx.find(RegistrationEntity, {
      where: { lotId, paddle: Not(IsNull()), state: In(['WON', 'LOST']) },
      order: { createdAt: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const row of rows) {
      const isWinner = row.state === 'WON';
      await this.moves.move(tx, row, isWinner ? (excludesWinner ? 'annul' : 'reopen') : 'recall');
    }
  }

  private async findOwn(tx: EntityManager, actor: Actor, id: string): Promise<RegistrationEntity> {
    const row = actor.partyId && (await tx.findOneBy(RegistrationEntity, { id, partyId: actor.partyId }));
    if (!row) throw refused('resource.not-found');
    return row;
  }

  private async lockOwn(tx: EntityManager, actor: Actor, id: string): Promise<RegistrationEntity> {
    if (!actor.partyId) throw refused('resource.not-found');
    return lockRow(tx, RegistrationEntity, { id, partyId: actor.partyId });
  }
}

/** A claim is decided apart from the qualification, and a refusal of it names its reason. */
function decideClaim(
  { form, decidedAt }: RegistrationEntity,
  { trading, typeCode, receiving }: LotTermsView,
  { isClaimUpheld, claimReason = '' }: DecideQualificationRequest,
): Partial<RegistrationEntity> {
  if (!form.claimGround) return {};
  requireNone(refuseClaimDecision(isClaimUpheld, claimReason));
  const rank = isClaimUpheld
    ? rankOf(
        trading?.priority ?? receiving?.priority ?? priorityOrder(getPropertyType(typeCode)),
        form.claimGround,
      )
    : undefined;
  return { claimRank: rank ?? null, claimReason, claimDecidedAt: decidedAt };
}

/** Listed, or negotiated and still to be topped. Source: rules §8.1. */
function requireOpen({ state, terms }: LotEntity): void {
  if (state === 'SUSPENDED') throw refused('listing.suspended');
  const mayTop = state === 'RESULT_PUBLICITY' && terms.negotiation?.isContestable;
  if (state !== 'LISTED' && !mayTop) throw refused('registration.closed');
}
