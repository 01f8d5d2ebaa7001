import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type PayersLot,
  type Refusal,
  arePayersBlind,
  postings,
  refuseDeposit,
  refusal,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import {
  type BankReceiptEntity,
  BankReceipts,
  LedgerService,
  type Match,
  PaymentOrders,
} from '../../money/ledger/index.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { DepositSignals } from './deposit-signals.js';
import { moveDeposit, refundKey } from './deposit-moves.js';
import { DepositEntity } from './deposit.entity.js';

/** 保证金: held when it arrives, released or turned into price when the lot is decided. */
@Injectable()
export class DepositService implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly parties: PartyService,
    private readonly ledger: LedgerService,
    private readonly receipts: BankReceipts,
    private readonly orders: PaymentOrders,
    private readonly signals: DepositSignals,
    private readonly registrations: RegistrationMoves,
    private readonly lots: ListingMoves,
  ) {}

  onModuleInit(): void {
    for (const state of ['LOST', 'WITHDRAWN', 'DISQUALIFIED'] as const)
      this.registrations.whenEntering(state, (tx, registration) => this.letGo(tx, registration));
    this.lots.whenLotMoves((tx, { lot }) => this.reveal(tx, lot));
    this.receipts.matchWith('DEPOSIT_BANK', (tx, receipt) => this.match(tx, receipt));
    this.orders.whenConfirmed('REFUND', async (tx, order) => {
      const deposit = await lockRow(tx, DepositEntity, { registrationId: order.subject });
      await moveDeposit(tx, deposit, 'refund');
    });
  }

  /** The winner's deposit becomes part of the price; returns its amount in fen, 0 where he has none here any more. */
  async convertToPrice(tx: EntityManager, registrationId: string, lotNo: string): Promise<bigint> {
    const deposit = await lockRow(tx, DepositEntity, { registrationId });
    if (deposit.state !== 'HELD') return 0n;
    await moveDeposit(tx, deposit, 'convert');
    const lines = postings.depositToPrice(registrationId, lotNo, deposit.amountFen);
    await this.ledger.post(tx, { key: `deposit-to-price:${deposit.id}`, memo: '保证金转价款', lines });
    return deposit.amountFen;
  }

  /** The time is over and nothing came: the deposit is late and the registration lapses. */
  async expire(tx: EntityManager, id: string): Promise<void> {
    const { lotId, registrationId } = await tx.findOneByOrFail(DepositEntity, { id });
    await lockLot(tx, lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: registrationId });
    await moveDeposit(tx, await lockRow(tx, DepositEntity, { id }), 'expire');
    await this.registrations.move(tx, registration, 'lapse');
  }

  /** Nobody can register any more: who has paid may be listed. */
  private async reveal(tx: EntityManager, lot: LotEntity): Promise<void> {
    if (arePayersBlind(payersLot(lot))) return;
    const deposits = await tx.find(DepositEntity, { select: { id: true }, where: { lotId: lot.id } });
    if (deposits.length > 0)
      await this.receipts.reveal(
        tx,
        deposits.map(({ id }) => id),
      );
  }

  private async match(tx: EntityManager, receipt: BankReceiptEntity): Promise<Match | Refusal> {
    const found = await tx.findOneBy(DepositEntity, { subAccount: receipt.subAccount });
    if (!found) return refusal('deposit.not-due');
    const lot = await lockLot(tx, found.lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: found.registrationId });
    const deposit = await lockRow(tx, DepositEntity, { id: found.id });
    if (deposit.state !== 'DUE') return refusal('deposit.not-due');
    const applicant = await this.parties.get(registration.partyId, tx);
    const money = {
      payerName: receipt.payerName,
      amountFen: receipt.amountFen,
      arrivedAt: receipt.arrivedAt.getTime(),
    };
    const expected = {
      applicantName: applicant.name,
      amountFen: deposit.amountFen,
      dueAt: lot.state === 'SUSPENDED' ? Infinity : deposit.dueAt.getTime(),
    };
    const fault = refuseDeposit(money, expected);
    if (fault?.code === 'deposit.payer-mismatch') await this.signals.otherPayer(tx, deposit);
    if (fault) return fault;
    await this.signals.sameAccount(tx, deposit, receipt);
    deposit.heldAt = await this.clock.now(tx);
    await moveDeposit(tx, deposit, 'hold');
    const lines = postings.depositIn(registration.id, deposit.amountFen);
    await this.ledger.post(tx, {
      key: `receipt:${receipt.id}`,
      memo: '收取交易保证金',
      bankFlowNo: receipt.flowNo,
      lines,
    });
    await this.registrations.move(tx, registration, 'admit');
    return { matchedTo: deposit.id, isBlind: arePayersBlind(payersLot(lot)) };
  }

  /** Whoever did not win gets everything back, to the registered account, without asking. */
  private async letGo(tx: EntityManager, registration: RegistrationEntity): Promise<void> {
    const deposit = await tx.findOneBy(DepositEntity, { registrationId: registration.id });
    if (deposit?.state === 'DUE') await moveDeposit(tx, deposit, 'expire');
    if (deposit?.state !== 'HELD') return;
    await moveDeposit(tx, deposit, 'release');
    const party = await this.parties.get(registration.partyId, tx);
    await this.orders.order(tx, {
      key: refundKey(deposit),
      kind: 'REFUND',
      bank: 'DEPOSIT_BANK',
      subject: registration.id,
      lotId: deposit.lotId,
      payeeName: party.name,
      payeeAccount: party.bankAccount,
      amountFen: deposit.amountFen - deposit.forfeitedFen,
    });
  }
}

function payersLot({ state, rememberedState, terms }: LotEntity): PayersLot {
  return { state, rememberedState, isDynamic: terms.trading?.mode === 'DYNAMIC' };
}
