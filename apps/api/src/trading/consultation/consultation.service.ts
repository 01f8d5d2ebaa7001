import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type ConsultationState,
  type WayOn,
  consultationState,
  minBiddersOf,
  periodFrom,
  wayOn,
} from '@helan/domain';
import type { AnswerConsultationRequest } from '@helan/contracts/requests';
import { type EntityManager, In } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { AdmissionService } from '../deposit/index.js';
import { type Actor, refuseSide } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, THE_PLATFORM, lockLot } from '../../listing/listing/index.js';
import { PublicationService } from '../../publicity/notice/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { Answers } from './answers.js';
import { ConsultationEntity } from './consultation.entity.js';

/** What a liaison writes down for a transferor is kept until it is signed and seen; the lot's row is locked. */
type OnBehalf = (
  tx: EntityManager,
  actor: Actor,
  lot: LotEntity,
  request: AnswerConsultationRequest,
) => Promise<void>;
/** Whether something was handed in that still has to be seen. */
type Awaited = (tx: EntityManager, lot: LotEntity) => Promise<boolean>;

/** Asks both sides once everybody's place is decided; who takes part then decides how the lot goes on. */
@Injectable()
export class ConsultationService implements OnModuleInit {
  private onBehalf: OnBehalf | undefined;
  private isAwaited: Awaited = () => Promise.resolve(false);

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly answers: Answers,
    private readonly admissions: AdmissionService,
    private readonly moves: ListingMoves,
    private readonly registrations: RegistrationMoves,
    private readonly publications: PublicationService,
  ) {}

  onModuleInit(): void {
    this.admissions.whenSettled((tx, lot) => this.ask(tx, lot));
  }

  /** The domain above, where papers are signed by hand, keeps what a liaison writes down for somebody. */
  whenOnBehalf(keep: OnBehalf, isAwaited: Awaited): void {
    this.onBehalf = keep;
    this.isAwaited = isAwaited;
  }

  /** Takes the answer of the transferor or of an applicant, whichever the actor is. */
  async answer(actor: Actor, lotId: string, request: AnswerConsultationRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const side = await this.answers.sideOf(tx, actor, lot);
      if (!side) throw refused('resource.not-found');
      requireNone(refuseSide(actor, side.registration ? 'REGISTER' : 'APPLY'));
      if (lot.state !== 'REG_CLOSED') throw refused('lifecycle.not-now');
      const consultation = await lockRow(tx, ConsultationEntity, { lotId, round: lot.round });
      if (consultation.state === 'CLOSED') throw refused('lifecycle.not-now');
      if (side.isOnBehalf && this.onBehalf) {
        this.answers.requireWhole(side, request);
        return this.onBehalf(tx, actor, lot, request);
      }
      const at = await this.clock.now(tx);
      await this.answers.write(tx, actor.accountId, { consultation, side, request, at });
      if (side.registration && !request.agrees)
        await this.registrations.move(tx, side.registration, 'standDown', { actor });
      await this.settle(tx, consultation, lot);
    });
  }

  /** Whether the transferor of a lot may still answer. */
  async isAsking(tx: EntityManager, { id: lotId, state, round }: LotEntity): Promise<boolean> {
    const consultation = await tx.findOneBy(ConsultationEntity, { lotId, round });
    return state === 'REG_CLOSED' && consultation !== null && consultation.state !== 'CLOSED';
  }

  /** What the transferor has signed by hand and somebody has seen; the lot's row is locked. */
  async takeSigned(
    tx: EntityManager,
    lot: LotEntity,
    { request, accountId }: { request: AnswerConsultationRequest; accountId: string },
  ): Promise<void> {
    const consultation = await lockRow(tx, ConsultationEntity, { lotId: lot.id, round: lot.round });
    const side = { registration: null, isOnBehalf: true };
    const at = await this.clock.now(tx);
    await this.answers.write(tx, accountId, { consultation, side, request, at });
    await this.settle(tx, consultation, lot);
  }

  /** Time brings a consultation to its end; what nobody has answered is decided by what the notice says. */
  async expire(tx: EntityManager, id: string): Promise<void> {
    const { lotId } = await tx.findOneByOrFail(ConsultationEntity, { id });
    const lot = await lockLot(tx, lotId);
    const consultation = await lockRow(tx, ConsultationEntity, { id });
    if (lot.state !== 'REG_CLOSED')
      return void (await tx.update(ConsultationEntity, { id }, { nextDueAt: null }));
    // What was handed in in time and nobody has seen yet is waited for once, as long as for an answer.
    const isFirstEnd = consultation.nextDueAt?.getTime() === consultation.dueAt.getTime();
    const waits = isFirstEnd && (await this.isAwaited(tx, lot));
    consultation.nextDueAt = waits ? await this.dueAt(tx, lot) : null;
    await tx.save(ConsultationEntity, consultation);
    if (waits) return;
    if (consultation.state === 'OBJECTED' && !isFirstEnd) return this.endObjected(tx, consultation, lot);
    await this.settle(tx, consultation, lot);
  }

  async stopClock(tx: EntityManager, lot: LotEntity): Promise<void> {
    await tx.update(ConsultationEntity, { lotId: lot.id, round: lot.round }, { nextDueAt: null });
  }

  /** Whoever had not answered yet has the whole time again. */
  async restartClock(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (lot.state !== 'REG_CLOSED') return;
    const state = In<ConsultationState>(['ASKING', 'OBJECTED']);
    const open = await tx.findOneBy(ConsultationEntity, { lotId: lot.id, round: lot.round, state });
    if (!open) return;
    const dueAt = await this.dueAt(tx, lot);
    await tx.update(ConsultationEntity, { id: open.id }, { dueAt, nextDueAt: dueAt });
  }

  /** Registration opens again: more may come, and both sides are asked once it closes; what was said stays said. */
  async takeBack(tx: EntityManager, { id: lotId, round }: LotEntity): Promise<void> {
    const open = { state: 'ASKING', nextDueAt: null, closedAt: null, way: null } as const;
    await tx.update(ConsultationEntity, { lotId, round }, open);
  }

  /** Somebody is let in after all: everybody is asked again, as soon as no place is open. */
  async askAgain(tx: EntityManager, lot: LotEntity): Promise<void> {
    await this.takeBack(tx, lot);
    if (!(await this.admissions.count(tx, lot.id)).isPending) await this.restartClock(tx, lot);
  }

  private async ask(tx: EntityManager, lot: LotEntity): Promise<void> {
    const { id: lotId, round } = lot;
    if (!lot.terms.consultation) return;
    const before = await tx.findOneBy(ConsultationEntity, { lotId, round });
    if (before) return before.nextDueAt ? undefined : this.restartClock(tx, lot);
    const dueAt = await this.dueAt(tx, lot);
    await tx.insert(ConsultationEntity, {
      id: randomUUID(),
      lotId,
      round,
      state: 'ASKING',
      askedAt: await this.clock.now(tx),
      dueAt,
      nextDueAt: dueAt,
      closedAt: null,
      way: null,
    });
    await tell(tx, 'lot.consultation', lot.id, { state: 'ASKING' });
  }

  private async dueAt(tx: EntityManager, lot: LotEntity): Promise<Date> {
    const calendar = await this.calendars.load(tx);
    const at = (await this.clock.now(tx)).getTime();
    return new Date(unwrap(periodFrom(calendar, at, lot.terms.consultation!.workingDays)).endAt);
  }

  private async settle(tx: EntityManager, consultation: ConsultationEntity, lot: LotEntity): Promise<void> {
    const now = await this.clock.now(tx);
    const isOver = now >= consultation.dueAt;
    consultation.state = consultationState(await this.answers.given(tx, consultation), isOver);
    if (consultation.state === 'CLOSED') await this.waitForPlaces(tx, consultation, lot);
    if (consultation.state === 'CLOSED') {
      if (lot.terms.consultation!.silence === 'LEAVES') await this.letSilentGo(tx, consultation);
      Object.assign(consultation, { closedAt: now, nextDueAt: null, way: await this.wayOf(tx, lot) });
    }
    if (consultation.state === 'OBJECTED' && isOver) consultation.nextDueAt ??= await this.dueAt(tx, lot);
    await tx.save(ConsultationEntity, consultation);
    await tell(tx, 'lot.consultation', lot.id, { state: consultation.state });
    if (consultation.way) await this.goOn(tx, lot, consultation.way);
  }

  /** Nothing is decided while a place is open, or, where bidders are too few, while a refusal can be taken up again. */
  private async waitForPlaces(
    tx: EntityManager,
    consultation: ConsultationEntity,
    lot: LotEntity,
  ): Promise<void> {
    const { isPending } = await this.admissions.count(tx, lot.id);
    if (isPending) {
      Object.assign(consultation, { state: 'ASKING', nextDueAt: null });
      return;
    }
    if ((await this.wayOf(tx, lot)) === 'BID') return;
    const until = await this.admissions.reconsiderableUntil(tx, lot);
    if (until) Object.assign(consultation, { state: 'ASKING', nextDueAt: until });
  }

  /** An objection that nobody has taken back holds no money and no claim any longer. */
  private async endObjected(
    tx: EntityManager,
    consultation: ConsultationEntity,
    lot: LotEntity,
  ): Promise<void> {
    const closedAt = await this.clock.now(tx);
    Object.assign(consultation, { state: 'CLOSED', closedAt, nextDueAt: null, way: 'FAIL' });
    await tx.save(ConsultationEntity, consultation);
    await tell(tx, 'lot.consultation', lot.id, { state: 'CLOSED' });
    const reason = '转出方不同意按公告进行，期限内没有收回';
    await this.moves.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason });
  }

  private async letSilentGo(tx: EntityManager, consultation: ConsultationEntity): Promise<void> {
    for (const { id } of await this.answers.silent(tx, consultation)) {
      const registration = await lockRow(tx, RegistrationEntity, { id });
      // Whoever is bound by a bid of his own stays, whatever he says or does not say.
      if (await this.registrations.isFree(tx, registration, 'standDown'))
        await this.registrations.move(tx, registration, 'standDown');
    }
  }

  private async wayOf(tx: EntityManager, { id, round, terms }: LotEntity): Promise<WayOn> {
    const { admitted } = await this.admissions.count(tx, id);
    return wayOn({
      takingPart: admitted,
      minBidders: minBiddersOf(terms),
      negotiation: terms.negotiation ?? null,
      fewBidders: terms.trading?.fewBidders ?? 'AGREE',
      areTwoEnough: terms.trading?.areTwoEnough ?? false,
      isSecondRound: round > 1,
    });
  }

  /** The platform takes the steps that nobody has to weigh; agreements and sessions are the host's. */
  private async goOn(tx: EntityManager, lot: LotEntity, way: WayOn): Promise<void> {
    const reason = '征求双方意见后，参加的人数不够';
    if (way === 'FAIL') await this.moves.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason });
    if (way === 'SECOND_ROUND') await this.publications.publishAgain(tx, lot);
  }
}
