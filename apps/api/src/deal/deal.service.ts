import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatYuan, periodFrom, totalPrice } from '@helan/domain';
import { priceTermsOf } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { SessionResults, type Won } from '../bidding/index.js';
import { CalendarService } from '../calendar/index.js';
import { PlatformClock } from '../kernel/clock/platform-clock.js';
import { lockRow } from '../kernel/db/index.js';
import { unwrap } from '../kernel/http/index.js';
import {
  ListingMoves,
  LotDeadlines,
  LotEntity,
  type Mover,
  THE_PLATFORM,
  lockLot,
} from '../listing/index.js';
import { NoticeBoard, SuspensionService, calendarStrip } from '../notice/index.js';
import { RegistrationEntity, RegistrationService } from '../registration/index.js';
import { DealEntity, MANNERS } from './deal.entity.js';

/** From the result of a session, or of an agreement, through its publicity to the confirmed deal. */
@Injectable()
export class DealService implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly lots: ListingMoves,
    private readonly deadlines: LotDeadlines,
    private readonly board: NoticeBoard,
    private readonly registrations: RegistrationService,
    private readonly results: SessionResults,
    private readonly suspensions: SuspensionService,
  ) {}

  onModuleInit(): void {
    this.results.whenWon((tx, won) => this.conclude(tx, won));
    this.deadlines.when('RESULT_PUBLICITY', (tx, lot) => this.confirm(tx, lot));
    this.suspensions.whenResumed((tx, lot) => this.moveOn(tx, lot));
  }

  private async conclude(tx: EntityManager, won: Won): Promise<void> {
    const lot = await lockLot(tx, won.lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: won.registrationId });
    await this.settle(tx, lot, registration, {
      unitPriceFen: won.amountFen,
      manner: 'BIDDING',
      mover: THE_PLATFORM,
    });
  }

  /** A result stands: the winner wins, the others get their deposits back, the public may object. */
  async settle(
    tx: EntityManager,
    lot: LotEntity,
    registration: RegistrationEntity,
    result: { unitPriceFen: bigint; manner: DealEntity['manner']; mover: Mover },
  ): Promise<void> {
    const at = await this.clock.now(tx);
    const calendar = await this.calendars.load(tx);
    const period = unwrap(
      periodFrom(calendar, at.getTime(), lot.terms.parameters['result.publicityWorkingDays']!),
    );
    const totalFen = totalPrice(priceTermsOf(lot.terms.price, result.unitPriceFen));
    const publicityEndsAt = new Date(period.endAt);
    const { unitPriceFen, manner } = result;
    await tx.insert(DealEntity, {
      lotId: lot.id,
      registrationId: registration.id,
      manner,
      unitPriceFen,
      totalFen,
      publicityEndsAt,
      decidedAt: at,
    });
    await this.registrations.decideLot(tx, lot.id, registration);
    await this.lots.moveLot(tx, lot, manner === 'BIDDING' ? 'concludeTrading' : 'agree', result.mover);
    lot.nextDueAt = publicityEndsAt;
    await tx.save(LotEntity, lot);
    await this.board.publish(tx, lot, {
      kind: 'RESULT',
      title: `${lot.terms.title}（成交公示）`,
      registrationEndsAt: publicityEndsAt,
      strip: calendarStrip(calendar, period),
      rules: [],
      details: {
        成交方式: MANNERS[manner],
        ...(registration.paddle ? { 竞买号牌: registration.paddle } : {}),
        成交单价: `${formatYuan(unitPriceFen)} ${lot.terms.price.unit}`,
        成交总价: `¥${formatYuan(totalFen)}`,
      },
    });
  }

  /** A publicity that was suspended ends as much later as its lot does. */
  private async moveOn(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (lot.state === 'RESULT_PUBLICITY' && lot.nextDueAt)
      await tx.update(DealEntity, { lotId: lot.id }, { publicityEndsAt: lot.nextDueAt });
  }

  private async confirm(tx: EntityManager, lot: LotEntity): Promise<void> {
    const deal = await lockRow(tx, DealEntity, { lotId: lot.id });
    deal.confirmedAt = await this.clock.now(tx);
    await tx.save(DealEntity, deal);
    await this.lots.moveLot(tx, lot, 'confirmDeal', { ...THE_PLATFORM, reason: '公示期满，没有异议' });
  }
}
