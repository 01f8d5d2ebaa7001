import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isRefusal, refuseResumption, refuseSessionDecision, soonestResumption } from '@helan/domain';
import type { AnswerSessionDecisionRequest, ProposeSessionDecisionRequest } from '@helan/contracts/requests';
import { type EntityManager, IsNull } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../../kernel/auth/index.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../../kernel/db/index.js';
import { refused, requireNone } from '../../../kernel/http/index.js';
import { tell } from '../../../kernel/outbox/outbox.js';
import { type LotEntity, lockLot } from '../../../listing/listing/index.js';
import { CalendarService } from '../../../rules/calendar/index.js';
import { type Draft, SessionBook } from '../session-book.js';
import { SessionEntity, ofLot } from '../session.entity.js';
import { EnvelopeWatch } from './envelope-watch.js';
import { SessionDecisionEntity } from './session-decision.entity.js';
import { Strikes } from './strikes.js';

interface Stopped {
  readonly lot: LotEntity;
  readonly session: SessionEntity;
}

/** What two people decide in writing about a session that stands still. Source: rules §21 A14b, A14c. */
@Injectable()
export class SessionDecisions {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly book: SessionBook,
    private readonly strikes: Strikes,
    private readonly envelopes: EnvelopeWatch,
  ) {}

  async propose(actor: Actor, lotId: string, request: ProposeSessionDecisionRequest): Promise<void> {
    const { kind, ground, reason, resumeAt } = request;
    await this.transactions.run(async (tx) => {
      const { session } = await stopped(tx, lotId);
      const fault = refuseSessionDecision(session.question, { kind, ground });
      if (fault) requireNone([fault]);
      if (!actor.roles.includes(kind === 'GO_ON' ? 'TRADE_HOST' : 'CENTER_APPROVE'))
        throw refused('permission.denied');
      if (await openOf(tx, session)) throw refused('session.answered');
      const at = await this.clock.now(tx);
      const goesOn = kind === 'GO_ON' ? await this.requireResumption(tx, at, resumeAt) : null;
      await tx.insert(SessionDecisionEntity, {
        id: randomUUID(),
        sessionId: session.id,
        kind,
        registrationId: session.questionedId,
        ground: kind === 'STRIKE' ? ground! : null,
        reason,
        resumeAt: goesOn,
        proposedBy: actor.accountId,
        proposedAt: at,
      });
    });
  }

  /** What is not agreed to is off the table, and something else can be proposed. */
  async answer(actor: Actor, lotId: string, { agrees, reason }: AnswerSessionDecisionRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = await stopped(tx, lotId);
      const decision = await openOf(tx, found.session);
      if (!decision) throw refused('session.not-asked');
      requireOtherPerson(actor, [decision.proposedBy]);
      const decidedAt = await this.clock.now(tx);
      Object.assign(decision, { decidedBy: actor.accountId, decidedAt, isAgreed: agrees, answer: reason });
      await tx.save(SessionDecisionEntity, decision);
      if (agrees) await this.apply(tx, actor, found, decision);
    });
  }

  private async apply(
    tx: EntityManager,
    actor: Actor,
    { lot, session }: Stopped,
    decision: SessionDecisionEntity,
  ): Promise<void> {
    if (session.question === 'ENVELOPE') {
      const { kind, ground } = decision;
      await this.envelopes.decide(tx, actor, { session, lot, kind, ground });
      return tell(tx, 'lot.session', lot.id, { state: session.state });
    }
    const now = await this.clock.now(tx);
    const drafts: Draft[] = [];
    if (decision.kind === 'STRIKE')
      drafts.push(await this.strikes.strike(tx, actor, { lot, session, ground: decision.ground! }));
    session.question = null;
    session.questionedId = null;
    session.resumeAt =
      decision.kind === 'GO_ON'
        ? await this.requireResumption(tx, now, decision.resumeAt?.toISOString())
        : await this.soonest(tx, now);
    await this.book.write(tx, session, lot.no, { drafts, recordedAt: now });
    await tell(tx, 'lot.session', lot.id, { state: session.state });
  }

  private async requireResumption(tx: EntityManager, now: Date, at: string | undefined): Promise<Date> {
    if (at === undefined) throw refused('request.invalid', undefined, 'resumeAt');
    const calendar = await this.calendars.load(tx);
    requireNone(refuseResumption(calendar, Date.parse(at), now.getTime()));
    return new Date(at);
  }

  /** Past the confirmed calendar the host says when. */
  private async soonest(tx: EntityManager, now: Date): Promise<Date | null> {
    const at = soonestResumption(await this.calendars.load(tx), now.getTime());
    return isRefusal(at) ? null : new Date(at);
  }
}

async function stopped(tx: EntityManager, lotId: string): Promise<Stopped> {
  const lot = await lockLot(tx, lotId);
  const session = await lockRow(tx, SessionEntity, ofLot(lotId));
  const standsStill = session.state === 'PAUSED' || session.state === 'OPENING';
  if (!standsStill || !session.question) throw refused('session.not-asked');
  // What stands still with its lot goes on with it, not before.
  if (lot.state === 'SUSPENDED') throw refused('session.lot-suspended');
  return { lot, session };
}

function openOf(tx: EntityManager, { id }: SessionEntity): Promise<SessionDecisionEntity | null> {
  return tx.findOneBy(SessionDecisionEntity, { sessionId: id, decidedAt: IsNull() });
}
