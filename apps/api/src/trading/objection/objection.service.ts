import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  OBJECTION_DECISIONS,
  OPEN_OBJECTIONS,
  objectionNumber,
  objectionSubject,
  refuseComplaint,
  refuseObjectionDecision,
  replyWorkingDays,
  valueIn,
} from '@helan/domain';
import type {
  AcceptObjectionRequest,
  DecideObjectionRequest,
  FileObjectionRequest,
  ReplyObjectionRequest,
} from '@helan/contracts/requests';
import { type EntityManager, In, Not } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { type Actor, requireOtherPerson, signatureOf } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, takeSerial } from '../../kernel/db/index.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import { type LotEntity, THE_PLATFORM, lockLot, standsAt } from '../../listing/listing/index.js';
import { publicityEnd } from '../../publicity/notice/index.js';
import { PartyService } from '../../people/party/index.js';
import { FallenResults } from './fallen-results.js';
import { ObjectionMoves } from './objection-moves.js';
import { ObjectionEntity } from './objection.entity.js';
import { StandStill } from './stand-still.js';

/** 异议和投诉: filed by whoever is concerned, answered by the center, decided by the supervisor. Source: rules §6.8. */
@Injectable()
export class ObjectionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parties: PartyService,
    private readonly moves: ObjectionMoves,
    private readonly standStill: StandStill,
    private readonly results: FallenResults,
  ) {}

  async file(actor: Actor, lotId: string, request: FileObjectionRequest): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const party = await this.parties.requireOwn(actor, tx);
      const lot = await lockLot(tx, lotId);
      const filedAt = await this.clock.now(tx);
      // What stands still has days left.
      const end = lot.state === 'RESULT_PUBLICITY' ? await publicityEnd(tx, lot) : null;
      const subject = unwrap(objectionSubject(standsAt(lot), end !== null && filedAt >= end));
      const own = { lotId, accountId: actor.accountId, state: In([...OPEN_OBJECTIONS]) };
      if (await tx.existsBy(ObjectionEntity, own)) throw refused('objection.one-at-a-time');
      const days = replyWorkingDays(lot.terms.parameters);
      const objection = Object.assign(new ObjectionEntity(), {
        id: randomUUID(),
        no: objectionNumber(lot.no, await takeSerial(tx, `objection:${lot.no}`)),
        lotId,
        accountId: actor.accountId,
        isAnonymous: request.isAnonymous ?? false,
        subject,
        state: 'FILED',
        stops: subject === 'RESULT',
        filedAt,
        dueAt: await this.calendars.dueAt(tx, filedAt, days),
        repliedAt: null,
        decision: null,
      });
      await tx.insert(ObjectionEntity, objection);
      await this.moves.write(tx, objection, 'file', { actor, name: party.name, text: request.text });
      return { id: objection.id };
    });
  }

  /** The center looks into it. What may change a result stops the lot; whether anything else does the center says. */
  async accept(actor: Actor, id: string, { stops }: AcceptObjectionRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, objection } = await this.lock(tx, id);
      requireOtherPerson(actor, [objection.accountId]);
      objection.stops ||= stops ?? false;
      const name = signatureOf(actor, 'CENTER_APPROVE', lot.terms.villageCode);
      await this.moves.move(tx, objection, 'accept', { actor, name, text: '' });
      if (objection.stops)
        await this.standStill.begin(tx, lot, `异议 ${objection.no}`, { role: 'CENTER_APPROVE', actor });
    });
  }

  async reply(actor: Actor, id: string, { answer, text }: ReplyObjectionRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, objection } = await this.lock(tx, id);
      requireOtherPerson(actor, [objection.accountId]);
      const at = await this.clock.now(tx);
      const dueAt = answer === 'uphold' ? await this.decisionDueAt(tx, lot, at) : null;
      Object.assign(objection, { repliedAt: at, dueAt });
      const name = signatureOf(actor, 'CENTER_APPROVE', lot.terms.villageCode);
      await this.moves.move(tx, objection, answer, { actor, name, text });
      const reason = `异议 ${objection.no} 已答复`;
      await this.standStill.end(tx, lot, { role: 'CENTER_APPROVE', actor, reason });
    });
  }

  /** Whoever is not content with the answer takes it to the supervisor; a result that still can be held stands still. */
  async complain(actor: Actor, id: string, text: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, objection } = await this.lock(tx, id);
      if (objection.accountId !== actor.accountId) throw refused('resource.not-found');
      const at = await this.clock.now(tx);
      requireNone(refuseComplaint(objection.repliedAt?.getTime() ?? null, at.getTime()));
      objection.dueAt = await this.decisionDueAt(tx, lot, at);
      const { name } = await this.parties.requireOwn(actor, tx);
      await this.moves.move(tx, objection, 'complain', { actor, name, text });
      if (objection.stops) await this.standStill.begin(tx, lot, `投诉 ${objection.no}`, THE_PLATFORM);
    });
  }

  async decide(actor: Actor, id: string, request: DecideObjectionRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, objection } = await this.lock(tx, id);
      requireOtherPerson(actor, [objection.accountId]);
      const { decision, text, excludesWinner = false } = request;
      requireNone(refuseObjectionDecision(decision, await this.results.factsOf(tx, lot, objection)));
      Object.assign(objection, { decision, dueAt: null });
      const word = { actor, name: actor.name, text: `${OBJECTION_DECISIONS[decision]}。${text}` };
      await this.moves.move(tx, objection, 'decide', word);
      const mover = { role: 'SUPERVISOR', actor, reason: text } as const;
      if (decision === 'STANDS' || decision === 'CORRECT') return this.standStill.end(tx, lot, mover);
      await this.closeOthers(tx, objection, actor);
      await this.results[decision === 'REPEAT' ? 'repeat' : 'void'](tx, lot, {
        objection,
        mover,
        excludesWinner,
      });
    });
  }

  /** A result that has fallen leaves nothing of other objections to it. */
  private async closeOthers(
    tx: EntityManager,
    { id, no, lotId }: ObjectionEntity,
    actor: Actor,
  ): Promise<void> {
    const others = await tx.findBy(ObjectionEntity, {
      lotId,
      id: Not(id),
      subject: 'RESULT',
      state: In([...OPEN_OBJECTIONS]),
    });
    for (const other of others) {
      Object.assign(other, { decision: 'CORRECT', dueAt: null });
      await this.moves.move(tx, other, 'decide', { actor, name: actor.name, text: `见异议 ${no} 的决定。` });
    }
  }

  private decisionDueAt(tx: EntityManager, { terms }: LotEntity, at: Date): Promise<Date | null> {
    return this.calendars.dueAt(tx, at, valueIn(terms.parameters, 'complaint.decideWorkingDays'));
  }

  /** The lot first, then the objection: everybody locks in this order. */
  private async lock(tx: EntityManager, id: string): Promise<{ lot: LotEntity; objection: ObjectionEntity }> {
    const found = await tx.findOneBy(ObjectionEntity, { id });
    if (!found) throw refused('resource.not-found');
    const lot = await lockLot(tx, found.lotId);
    return { lot, objection: await lockRow(tx, ObjectionEntity, { id }) };
  }
}
