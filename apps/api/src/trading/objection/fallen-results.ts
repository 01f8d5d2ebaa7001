import { Injectable } from '@nestjs/common';
import { type ObjectionDecision, type ResultFacts, type TradingTerms, isSealed } from '@helan/domain';
import { fromJsonForm } from '@helan/contracts';
import type { EntityManager } from 'typeorm';
import { DealEntity, DealService } from '../deal/index.js';
import { PaymentOrderEntity } from '../../money/payment/index.js';
import { ListingMoves, LotEntity, type Mover, saveTerms } from '../../listing/listing/index.js';
import { SealingTerms } from '../../listing/sealing/index.js';
import { NoticeBoard } from '../../publicity/notice/index.js';
import { RegistrationService } from '../registration/index.js';
import type { ObjectionEntity } from './objection.entity.js';

interface Fall {
  readonly objection: ObjectionEntity;
  readonly mover: Mover & { readonly reason: string };
  /** Where the session is held again: without whoever had won. */
  readonly excludesWinner: boolean;
}

/** What a decision on an objection does to a result: it is traded again, or it is void. Source: rules §6.1, §6.8. */
@Injectable()
export class FallenResults {
  constructor(
    private readonly deals: DealService,
    private readonly lots: ListingMoves,
    private readonly registrations: RegistrationService,
    private readonly board: NoticeBoard,
    private readonly sealing: SealingTerms,
  ) {}

  async factsOf(tx: EntityManager, lot: LotEntity, { subject }: ObjectionEntity): Promise<ResultFacts> {
    const deal = await tx.findOneBy(DealEntity, { lotId: lot.id });
    const { trading } = lot.terms;
    const isRefundUnderWay = await tx.existsBy(PaymentOrderEntity, {
      lotId: lot.id,
      kind: 'REFUND',
      state: 'ENTERED',
    });
    return {
      subject,
      isConfirmed: !this.lots.isAllowed(lot.state, 'voidResult'),
      isBidding: deal?.manner === 'BIDDING',
      isSealed: trading !== null && isSealed(fromJsonForm<TradingTerms>(trading)),
      isRefundUnderWay,
    };
  }

  async repeat(tx: EntityManager, lot: LotEntity, fall: Fall): Promise<void> {
    await this.take(tx, lot, fall, { why: 'REPEATED', action: 'repeatResult' });
    await this.registrations.reopenLot(tx, lot.id, fall.excludesWinner);
    lot.terms = { ...lot.terms, ...(await this.sealing.renewDraw(tx, lot)) };
    await saveTerms(tx, lot);
    await this.announce(tx, lot, fall, 'REPEAT');
  }

  async void(tx: EntityManager, lot: LotEntity, fall: Fall): Promise<void> {
    await this.take(tx, lot, fall, { why: 'VOIDED', action: 'voidResult' });
    await this.announce(tx, lot, fall, 'VOID');
  }

  private async take(
    tx: EntityManager,
    lot: LotEntity,
    { objection, mover }: Fall,
    { why, action }: { why: 'REPEATED' | 'VOIDED'; action: 'repeatResult' | 'voidResult' },
  ): Promise<void> {
    this.lots.requireAllowed(lot.state, action);
    await this.deals.overturn(tx, lot.id, why, `异议 ${objection.no}：${mover.reason}`);
    lot.suspension = null;
    await this.lots.moveLot(tx, lot, action, mover);
  }

  private async announce(
    tx: EntityManager,
    lot: LotEntity,
    { objection, mover, excludesWinner }: Fall,
    kind: 'REPEAT' | 'VOID',
  ): Promise<void> {
    const name = kind === 'REPEAT' ? '重新竞价' : '成交无效';
    const decision: Record<ObjectionDecision & typeof kind, string> = {
      REPEAT: excludesWinner ? '原结果作废，原受让方不再参加，重新竞价' : '原结果作废，重新竞价',
      VOID: '成交无效，本次交易终结，保证金退还',
    };
    await this.board.publish(tx, lot, {
      kind,
      title: `${lot.terms.title}（${name}）`,
      registrationEndsAt: lot.registrationEndsAt,
      strip: [],
      rules: [],
      details: { 异议编号: objection.no, 监管部门决定: decision[kind], 理由: mover.reason },
    });
  }
}
