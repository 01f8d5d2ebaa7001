import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isRefusal, periodFrom, refuseTopping, totalPrice, parsePrice, priceInWords } from '@helan/domain';
import { priceTermsOf } from '@helan/contracts';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { DealClock, DealEntity, DealService } from '../deal/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { requireNone, unwrap } from '../../kernel/http/index.js';
import {
  ListingMoves,
  LotEntity,
  THE_PLATFORM,
  lockLot,
  saveLot,
  saveTerms,
} from '../../listing/listing/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';

/**
 * 公示期内出价更高: somebody registers with a better price while a negotiated result of a collective stands in public.
 * Once he is found fit the result falls and all may bid from the price that was agreed. Source: rules §8.1.
 */
@Injectable()
export class Topping implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly lots: ListingMoves,
    private readonly registrations: RegistrationMoves,
    private readonly deals: DealService,
    private readonly dealClock: DealClock,
    private readonly board: NoticeBoard,
  ) {}

  onModuleInit(): void {
    this.registrations.guard(async (tx, registration, action) => {
      if (action === 'submit') await this.requireBetter(tx, registration);
    });
    this.registrations.whenEntering('QUALIFIED', (tx, { lotId }) => this.contest(tx, lotId));
    this.dealClock.whenConfirming((tx, lot) => this.holdsUp(tx, lot));
  }

  private async requireBetter(tx: EntityManager, { lotId, form }: RegistrationEntity): Promise<void> {
    const lot = await tx.findOneByOrFail(LotEntity, { id: lotId });
    const deal = await this.contestable(tx, lot);
    if (!deal) return;
    const { scale = 2 } = lot.terms.price;
    const quote = form.quoteYuan ? parsePrice(form.quoteYuan, scale) : null;
    requireNone(refuseTopping(isRefusal(quote) ? null : quote, deal.unitPriceFen, scale));
  }

  /** The negotiated result that can still be topped, or nothing. */
  private async contestable(tx: EntityManager, { id, state, terms }: LotEntity): Promise<DealEntity | null> {
    if (state !== 'RESULT_PUBLICITY' || !terms.negotiation?.isContestable) return null;
    return tx.findOneBy(DealEntity, { lotId: id, manner: 'NEGOTIATION' });
  }

  private async contest(tx: EntityManager, lotId: string): Promise<void> {
    const lot = await lockLot(tx, lotId);
    if (!(await this.contestable(tx, lot))) return;
    const note = '公示期内有人出价更高，并取得了资格';
    const { registrationId, unitPriceFen } = await this.deals.overturn(tx, lotId, 'CONTESTED', note);
    const winner = await lockRow(tx, RegistrationEntity, { id: registrationId });
    await this.registrations.move(tx, winner, 'reopen');
    const startTotalFen = totalPrice(priceTermsOf(lot.terms.price, unitPriceFen)).toString();
    lot.terms = { ...lot.terms, negotiation: null, startPriceFen: unitPriceFen.toString(), startTotalFen };
    await saveTerms(tx, lot);
    lot.round += 1;
    await this.announce(tx, lot, unitPriceFen);
    await this.lots.moveLot(tx, lot, 'contest', { ...THE_PLATFORM, reason: note });
  }

  private async announce(tx: EntityManager, lot: LotEntity, unitPriceFen: bigint): Promise<void> {
    await this.board.publish(tx, lot, {
      kind: 'CONTEST',
      title: `${lot.terms.title}（改为竞价）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details: {
        原因: '协商结果公示期内有人出价更高，并取得了资格',
        起始价: `${priceInWords(unitPriceFen, lot.terms.price)}（原协商价）`,
        往下: '补交保证金，征求双方意见，再公布竞价时间',
      },
    });
  }

  /** A better offer that nobody has decided yet: the publicity goes on day by day until somebody has. */
  private async holdsUp(tx: EntityManager, lot: LotEntity): Promise<boolean> {
    const deal = await this.contestable(tx, lot);
    const isWaiting =
      deal !== null &&
      (await tx.existsBy(RegistrationEntity, {
        lotId: lot.id,
        state: In(['QUALIFYING', 'CORRECTION']),
        submittedAt: MoreThan(deal.decidedAt),
      }));
    if (!isWaiting) return false;
    const now = (await this.clock.now(tx)).getTime();
    const next = new Date(unwrap(periodFrom(await this.calendars.load(tx), now, 1)).endAt);
    lot.nextDueAt = next;
    await saveLot(tx, lot);
    await tx.update(DealEntity, { lotId: lot.id }, { publicityEndsAt: next });
    return true;
  }
}
