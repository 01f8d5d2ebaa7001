import { Injectable } from '@nestjs/common';
import { MOST_LETTERS, breachDueLifecycle, isRefusal, parseYuan, shanghaiDate, valueIn } from '@helan/domain';
import type { AnswerRequest, ProposeLossRequest } from '@helan/contracts/requests';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { RefusedError, refused, unwrap } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { BreachDueBook } from './breach-due-book.js';
import { BreachDueEntity } from './breach-due.entity.js';
import { BreachDueLetters } from './breach-due-letters.js';

/** What is done about what a transferor owes: how much it is, its letters, giving it up, leaving it to the courts. */
@Injectable()
export class BreachDuesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly book: BreachDueBook,
    private readonly letters: BreachDueLetters,
  ) {}

  /** 核定实际损失: one says with papers what it comes to. */
  async proposeLoss(actor: Actor, id: string, { amountYuan, grounds }: ProposeLossRequest): Promise<void> {
    const proposedFen = parseYuan(amountYuan);
    if (isRefusal(proposedFen)) throw new RefusedError([{ ...proposedFen, field: 'amountYuan' }]);
    await this.transactions.run(async (tx) => {
      const due = await this.book.lock(tx, id);
      if (!breachDueLifecycle.find(due.state, 'assess')) throw refused('lifecycle.not-now');
      if (due.proposedBy !== null) throw refused('breach-due.proposed');
      Object.assign(due, {
        proposedFen,
        proposedNote: grounds,
        proposedBy: actor.accountId,
        proposedAt: await this.clock.now(tx),
      });
      await tx.save(BreachDueEntity, due);
    });
  }

  /** Another agrees, or it is said anew; a loss of nothing is nobody's claim here. */
  async answerLoss(actor: Actor, id: string, { agrees, reason }: AnswerRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const due = await this.book.lock(tx, id);
      const { proposedFen, proposedBy } = due;
      if (proposedFen === null) throw refused('breach-due.no-proposal');
      requireOtherPerson(actor, [proposedBy]);
      if (!agrees) {
        Object.assign(due, { proposedFen: null, proposedNote: null, proposedBy: null, proposedAt: null });
        await tx.save(BreachDueEntity, due);
        return;
      }
      if (proposedFen === 0n) return this.book.end(tx, due, 'deny', reason);
      await this.book.fix(tx, due, proposedFen);
      await this.book.save(tx, due);
    });
  }

  /** 催付函: printed and kept, and he is told; what it asks for is due some working days later. */
  async ask(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const due = await this.book.lock(tx, id);
      unwrap(breachDueLifecycle.next(due.state, 'ask'));
      if (due.letters >= MOST_LETTERS) throw refused('breach-due.letters', { most: MOST_LETTERS });
      const lot = await tx.findOneByOrFail(LotEntity, { id: due.lotId });
      const askedAt = await this.clock.now(tx);
      const days = valueIn(lot.terms.parameters, 'breach.payWorkingDays');
      const dueAt = await this.calendars.dueAt(tx, askedAt, days);
      Object.assign(due, { askedAt, dueAt, letters: due.letters + 1 });
      Object.assign(due, await this.letters.keep(tx, lot, due, actor));
      await this.book.move(tx, due, 'ask');
    });
  }

  /** The winner does not want it any more: his word alone, as it is his. */
  async waive(actor: Actor, id: string, reason: string): Promise<void> {
    if (!actor.partyId) throw refused('resource.not-found');
    const creditorId = actor.partyId;
    await this.transactions.run(async (tx) => {
      await this.book.end(tx, await this.book.lock(tx, id, { creditorId }), 'waive', reason);
    });
  }

  /** The letter's time is over and nothing came: the center has no other means, and says so to both. */
  async refer(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const due = await this.book.lock(tx, id);
      unwrap(breachDueLifecycle.next(due.state, 'refer'));
      const now = await this.clock.now(tx);
      if (due.dueAt !== null && due.dueAt.getTime() > now.getTime())
        throw refused('breach-due.not-late', { until: shanghaiDate(due.dueAt.getTime()) });
      await this.book.end(tx, due, 'refer', reason);
    });
  }
}
