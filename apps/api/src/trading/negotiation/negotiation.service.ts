import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parsePrice, refuseAcceptance, refuseOffer, refuseOfferedTerms } from '@helan/domain';
import type { OfferRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { Ways } from '../consultation/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused, requireNone, unwrap } from '../../kernel/http/index.js';
import {
  ListingMoves,
  type LotEntity,
  Relistings,
  THE_PLATFORM,
  lockLot,
} from '../../listing/listing/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { Agreements } from './agreements.js';
import { NegotiationTable } from './negotiation-table.js';
import { NegotiationEntity, OfferEntity } from './negotiation.entity.js';

/** 双方协商: the host opens it, both sides offer, accept, or give it up. Source: rules §8.1. */
@Injectable()
export class NegotiationService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly ways: Ways,
    private readonly moves: ListingMoves,
    private readonly registrations: RegistrationMoves,
    private readonly table: NegotiationTable,
    private readonly agreements: Agreements,
    private readonly relistings: Relistings,
  ) {}

  onModuleInit(): void {
    this.relistings.offersWith(bestOffered);
    for (const state of ['TERMINATED', 'FAILED'] as const)
      this.moves.whenLotEnters(state, (tx, lot) => this.closeAll(tx, lot, '标的已经终结'));
  }

  /** Everybody admitted is invited; with each of them the transferor negotiates by himself. */
  async open(actor: Actor, lotId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      this.moves.requireAllowed(lot.state, 'openNegotiation');
      await this.ways.require(tx, lot, 'NEGOTIATE');
      const openedAt = await this.clock.now(tx);
      const admitted = await tx.find(RegistrationEntity, {
        where: { lotId, state: 'ADMITTED' },
        order: { submittedAt: 'ASC', id: 'ASC' },
      });
      for (const { id } of admitted)
        await tx.insert(NegotiationEntity, {
          id: randomUUID(),
          lotId,
          round: lot.round,
          registrationId: id,
          state: 'INVITED',
          openedAt,
          agreedTerms: '',
          endReason: '',
        });
      await this.moves.moveLot(tx, lot, 'openNegotiation', { role: 'TRADE_HOST', actor });
    });
  }

  /** Nothing comes of it: the host ends it, and the lot fails. */
  async end(actor: Actor, lotId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lot = await lockLot(tx, lotId);
      if (lot.state !== 'TRADING' || (await this.table.of(tx, lot)).length === 0)
        throw refused('lifecycle.not-now');
      await this.closeAll(tx, lot, reason);
      await this.moves.moveLot(tx, lot, 'fail', { role: 'TRADE_HOST', actor, reason });
    });
  }

  async offer(actor: Actor, id: string, { amountYuan, terms = '' }: OfferRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, negotiation, side } = await this.table.sit(tx, actor, id);
      const { scale = 2 } = lot.terms.price;
      const amountFen = unwrap(inField(parsePrice(amountYuan, scale)));
      const floor = lot.terms.negotiation?.floorFen;
      const isFree = BigInt(lot.terms.startPriceFen) === 0n;
      const floorFen = floor == null ? null : BigInt(floor);
      requireNone(refuseOffer(amountFen, { floorFen, scale, isFree }));
      requireNone(refuseOfferedTerms(terms, lot.terms.typeCode));
      await this.table.move(tx, negotiation, 'offer');
      await tx.insert(OfferEntity, {
        negotiationId: id,
        seq: (await tx.countBy(OfferEntity, { negotiationId: id })) + 1,
        side,
        amountFen,
        terms,
        accountId: actor.accountId,
        at: await this.clock.now(tx),
      });
    });
  }

  /** Takes the other side's last word; the minutes are there at once. */
  async accept(actor: Actor, id: string, seq: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, negotiation, side } = await this.table.sit(tx, actor, id);
      const offers = await this.table.offers(tx, id);
      requireNone(refuseAcceptance(offers, seq, side));
      const { amountFen, terms } = offers.at(-1)!;
      await this.agreements.reach(tx, lot, negotiation, { action: 'accept', amountFen, terms });
    });
  }

  /** Whoever has a better right takes the terms that the transferor has agreed on with another. */
  async match(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, negotiation, registration, side } = await this.table.sit(tx, actor, id);
      if (side !== 'APPLICANT') throw refused('negotiation.nothing-to-match');
      const other = await this.agreements.toMatch(tx, lot, registration);
      if (!other) throw refused('negotiation.nothing-to-match');
      await this.table.move(tx, other, 'overtake');
      const { agreedFen, agreedTerms: terms } = other;
      await this.agreements.reach(tx, lot, negotiation, { action: 'match', amountFen: agreedFen!, terms });
    });
  }

  /** Either side may give it up as long as the minutes are not signed by both; the deposit goes back. */
  async breakOff(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { lot, negotiation, registration, side } = await this.table.sit(tx, actor, id);
      negotiation.endReason = `${side === 'TRANSFEROR' ? '转出方' : '报名人'}：${reason}`;
      await this.table.move(tx, negotiation, 'breakOff');
      await this.registrations.move(tx, registration, 'standDown', { actor, reason });
      if ((await this.table.live(tx, lot)).length > 0) return;
      await this.moves.moveLot(tx, lot, 'fail', { ...THE_PLATFORM, reason: '没有谈成' });
    });
  }

  private async closeAll(tx: EntityManager, lot: LotEntity, reason: string): Promise<void> {
    for (const negotiation of await this.table.live(tx, lot)) {
      negotiation.endReason = reason;
      await this.table.move(tx, negotiation, 'breakOff');
    }
  }
}

/** The best price that anybody offered the transferor of a lot; null where nobody did. */
async function bestOffered(tx: EntityManager, lotId: string): Promise<bigint | null> {
  const [row]: { best: string | null }[] = await tx.query(
    `select max(o.amount_fen) as best from negotiation_offer o join negotiation n on n.id = o.negotiation_id
     where n.lot_id = $1 and o.side = 'APPLICANT'`,
    [lotId],
  );
  return row?.best == null ? null : BigInt(row.best);
}

/** The domain reads an amount; the request's field is named here. */
function inField(amount: ReturnType<typeof parsePrice>): ReturnType<typeof parsePrice> {
  return typeof amount === 'bigint' ? amount : { ...amount, field: 'amountYuan' };
}
