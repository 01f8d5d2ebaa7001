import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ListingAction, formatYuan, periodFrom, totalPrice, valueIn } from '@helan/domain';
import { priceTermsOf, lotPriceInWords } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { SessionResults, type Won } from '../bidding/index.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { unwrap } from '../../kernel/http/index.js';
import {
  ListingMoves,
  LotEntity,
  type LotMove,
  type Mover,
  THE_PLATFORM,
  lockLot,
  saveLot,
} from '../../listing/listing/index.js';
import { NoticeBoard, calendarStrip } from '../../publicity/notice/index.js';
import { RegistrationEntity, RegistrationService } from '../registration/index.js';
import { ConfirmationService } from './confirmation.service.js';
import { DealEntity, type DealFall, MANNERS } from './deal.entity.js';

/** How each manner brings a lot to its result. */
const STEPS = {
  BIDDING: 'concludeTrading',
  AGREEMENT: 'agree',
  NEGOTIATION: 'concludeNegotiation',
} as const;

/** A result that comes about: who, for how much, by whose step. */
interface NewResult {
  readonly unitPriceFen: bigint;
  readonly manner: DealEntity['manner'];
  readonly agreedTerms?: string;
  readonly mover: Mover;
}

/** From the result of a session, or of an agreement, through its publicity to the confirmed deal. */
@Injectable()
export class DealService implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly lots: ListingMoves,
    private readonly board: NoticeBoard,
    private readonly registrations: RegistrationService,
    private readonly results: SessionResults,
    private readonly confirmations: ConfirmationService,
  ) {}

  onModuleInit(): void {
    this.results.whenWon((tx, won) => this.conclude(tx, won));
    this.lots.whenLotMoves((tx, move) => this.markEnded(tx, move));
  }

  /** Where a lot is over the deal that it had has ended, for the reason of that step; nothing of it is lost. */
  private async markEnded(tx: EntityManager, { lot, from }: LotMove): Promise<void> {
    if (lot.state !== 'TERMINATED') return;
    await tx.query(
      `update deal set ended_at = platform_now(), ended_from = $2, ended_why = (
         select reason from listing_event where lot_id = $1 order by id desc limit 1)
       where lot_id = $1 and ended_at is null`,
      [lot.id, from],
    );
  }

  private async conclude(tx: EntityManager, won: Won): Promise<void> {
    const lot = await lockLot(tx, won.lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: won.registrationId });
    await this.settle(tx, lot, registration, {
      unitPriceFen: won.amountFen,
      manner: won.isAgreed ? 'AGREEMENT' : 'BIDDING',
      mover: THE_PLATFORM,
    });
  }

  /** A result stands: the winner wins, the others get their deposits back, the public may object. */
  async settle(
    tx: EntityManager,
    lot: LotEntity,
    registration: RegistrationEntity,
    result: NewResult & { readonly manner: keyof typeof STEPS },
  ): Promise<void> {
    const at = await this.clock.now(tx);
    const calendar = await this.calendars.load(tx);
    const period = unwrap(
      periodFrom(calendar, at.getTime(), valueIn(lot.terms.parameters, 'result.publicityWorkingDays')),
    );
    const publicityEndsAt = new Date(period.endAt);
    const { manner } = result;
    const deal = newDeal(lot, registration, result, { decidedAt: at, publicityEndsAt });
    await tx.insert(DealEntity, deal);
    await this.registrations.decideLot(tx, lot.id, registration);
    await this.lots.moveLot(tx, lot, stepOf(lot, manner), result.mover);
    lot.nextDueAt = publicityEndsAt;
    await saveLot(tx, lot);
    await this.board.publish(tx, lot, {
      kind: 'RESULT',
      title: `${lot.terms.title}（成交公示）`,
      registrationEndsAt: publicityEndsAt,
      strip: calendarStrip(calendar, period),
      rules: [],
      details: detailsOf(lot, registration, deal),
    });
  }

  /** A result stands no more; it stays on record with the reason. The lot's row is locked. */
  async overturn(tx: EntityManager, lotId: string, why: DealFall, note: string): Promise<DealEntity> {
    const deal = await lockRow(tx, DealEntity, { lotId });
    await tx.query(
      `insert into fallen_deal (lot_id, seq, registration_id, manner, unit_price_fen, total_fen, publicity_ends_at,
         decided_at, confirmed_at, confirmation_id, why, note, fell_at)
       select lot_id, (select count(*) + 1 from fallen_deal f where f.lot_id = d.lot_id), registration_id, manner,
         unit_price_fen, total_fen, publicity_ends_at, decided_at, confirmed_at, confirmation_id, $2, $3, platform_now()
       from deal d where lot_id = $1`,
      [lotId, why, note],
    );
    await tx.delete(DealEntity, { lotId });
    return deal;
  }

  /** Whoever is next in rank takes the lot for what he had offered himself; his result needs no new publicity. */
  async succeed(
    tx: EntityManager,
    lot: LotEntity,
    registration: RegistrationEntity,
    { unitPriceFen, mover }: Omit<NewResult, 'manner'>,
  ): Promise<void> {
    const at = await this.clock.now(tx);
    const result = { unitPriceFen, manner: 'SUCCESSION', mover } as const;
    const deal = newDeal(lot, registration, result, { decidedAt: at, publicityEndsAt: at });
    deal.confirmedAt = at;
    await tx.insert(DealEntity, deal);
    await this.confirmations.issue(tx, lot, deal, null);
    await this.lots.moveLot(tx, lot, 'succeed', mover);
    await this.board.publish(tx, lot, {
      kind: 'SUCCESSION',
      title: `${lot.terms.title}（递补成交公告）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details: detailsOf(lot, registration, deal),
    });
  }
}

/** What was agreed and waited for its reserve comes from there. */
function stepOf({ state }: LotEntity, manner: keyof typeof STEPS): ListingAction {
  return manner === 'AGREEMENT' && state === 'TRADING' ? 'concludeAgreement' : STEPS[manner];
}

function newDeal(
  lot: LotEntity,
  registration: RegistrationEntity,
  { unitPriceFen, manner, agreedTerms = '' }: NewResult,
  time: Pick<DealEntity, 'decidedAt' | 'publicityEndsAt'>,
): DealEntity {
  const totalFen = totalPrice(priceTermsOf(lot.terms.price, unitPriceFen));
  const registrationId = registration.id;
  const parts = {
    lotId: lot.id,
    registrationId,
    manner,
    unitPriceFen,
    totalFen,
    agreedTerms,
    confirmedAt: null,
  };
  return Object.assign(new DealEntity(), {
    ...parts,
    ...time,
    confirmationId: null,
    endedAt: null,
    endedWhy: null,
    endedFrom: null,
  });
}

function detailsOf(
  { terms }: LotEntity,
  { paddle }: RegistrationEntity,
  { manner, unitPriceFen, totalFen }: DealEntity,
): Record<string, string> {
  return {
    成交方式: MANNERS[manner],
    ...(paddle ? { 竞买号牌: paddle } : {}),
    成交单价: lotPriceInWords(terms.price, unitPriceFen),
    成交总价: `¥${formatYuan(totalFen)}`,
  };
}
