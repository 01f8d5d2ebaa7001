import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type SuccessionState, periodFrom, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { DealService } from '../../trading/deal/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, THE_PLATFORM, lockLot } from '../../listing/listing/index.js';
import { RegistrationEntity, RegistrationMoves, findPlace } from '../../trading/registration/index.js';
import { SuccessionEntity } from './succession.entity.js';
import { Successors } from './successors.js';

/** 递补: those behind a winner who broke his word are asked one after the other, each for what he had offered. */
@Injectable()
export class SuccessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly moves: ListingMoves,
    private readonly registrations: RegistrationMoves,
    private readonly deals: DealService,
    private readonly successors: Successors,
  ) {}

  /** Asks whoever comes next; the lot fails where nobody does. The lot's row is locked. */
  async askNext(tx: EntityManager, lot: LotEntity): Promise<void> {
    const next = await this.successors.next(tx, lot);
    if (!next) {
      const reason = '受让方违约，没有下一位愿意受让';
      return this.moves.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason });
    }
    const askedAt = await this.clock.now(tx);
    const days = valueIn(lot.terms.parameters, 'confirm.signWorkingDays');
    const period = unwrap(periodFrom(await this.calendars.load(tx), askedAt.getTime(), days));
    const dueAt = new Date(period.endAt);
    const succession = Object.assign(new SuccessionEntity(), {
      id: randomUUID(),
      lotId: lot.id,
      rank: next.rank,
      registrationId: next.bidder,
      amountFen: next.amountFen,
      state: 'ASKED',
      askedAt,
      dueAt,
      nextDueAt: dueAt,
      answeredAt: null,
    });
    await tx.insert(SuccessionEntity, succession);
    await tell(tx, 'succession.moved', lot.id, { successionId: succession.id, to: 'ASKED' });
  }

  /** Whoever is asked says whether he takes the lot at the price that he had offered. */
  async answer(actor: Actor, lotId: string, accepts: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      const registration = await findPlace(tx, { lotId, partyId: actor.partyId });
      const found = registration
        ? await tx.findOneBy(SuccessionEntity, { registrationId: registration.id })
        : null;
      if (!registration || !found) throw refused('resource.not-found');
      const succession = await lockRow(tx, SuccessionEntity, { id: found.id });
      if (lot.state !== 'BREACHED' || succession.state !== 'ASKED') throw refused('lifecycle.not-now');
      if (!accepts) return this.passOver(tx, lot, succession, 'DECLINED');
      if (await this.successors.isBarred(tx, registration.id)) throw refused('succession.barred');
      await this.close(tx, succession, 'ACCEPTED');
      await this.take(tx, lot, registration.id, { actor, unitPriceFen: succession.amountFen });
    });
  }

  /** Silence is a no. */
  async expire(tx: EntityManager, id: string): Promise<void> {
    const { lotId } = await tx.findOneByOrFail(SuccessionEntity, { id });
    const lot = await lockLot(tx, lotId);
    await this.passOver(tx, lot, await lockRow(tx, SuccessionEntity, { id }), 'SILENT');
  }

  private async passOver(
    tx: EntityManager,
    lot: LotEntity,
    succession: SuccessionEntity,
    state: 'DECLINED' | 'SILENT',
  ): Promise<void> {
    await this.close(tx, succession, state);
    await this.askNext(tx, lot);
  }

  private async take(
    tx: EntityManager,
    lot: LotEntity,
    registrationId: string,
    { actor, unitPriceFen }: { actor: Actor; unitPriceFen: bigint },
  ): Promise<void> {
    const registration = await lockRow(tx, RegistrationEntity, { id: registrationId });
    await this.registrations.move(tx, registration, 'succeed', { actor });
    const mover = { role: 'TRANSFEREE', actor, reason: '按名次递补' } as const;
    await this.deals.succeed(tx, lot, registration, { unitPriceFen, mover });
  }

  private async close(
    tx: EntityManager,
    succession: SuccessionEntity,
    state: SuccessionState,
  ): Promise<void> {
    Object.assign(succession, { state, nextDueAt: null, answeredAt: await this.clock.now(tx) });
    await tx.save(SuccessionEntity, succession);
    await tell(tx, 'succession.moved', succession.lotId, { successionId: succession.id, to: state });
  }
}
