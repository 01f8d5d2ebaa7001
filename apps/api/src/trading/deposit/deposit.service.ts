import { Injectable, type OnModuleInit } from '@nestjs/common';
import { allocate, postings } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { eachFound, lockRow } from '../../kernel/db/index.js';
import { LedgerService } from '../../money/ledger/index.js';
import { type PaymentOrderEntity, PaymentOrders, Transfers, rootOf } from '../../money/payment/index.js';
import { BankReceipts } from '../../money/receipt/index.js';
import { lockLot } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { lockDeposit, moveDeposit, refundKey } from './deposit-moves.js';
import { DepositEntity } from './deposit.entity.js';

const lateOf = eachFound(DepositEntity, 'lotId', { where: { state: 'LATE' } });

/** 保证金: released or turned into price when the lot is decided, late where it did not come. */
@Injectable()
export class DepositService implements OnModuleInit {
  constructor(
    private readonly parties: PartyService,
    private readonly ledger: LedgerService,
    private readonly receipts: BankReceipts,
    private readonly orders: PaymentOrders,
    private readonly registrations: RegistrationMoves,
    private readonly transfers: Transfers,
  ) {}

  onModuleInit(): void {
    for (const state of ['LOST', 'WITHDRAWN', 'DISQUALIFIED'] as const)
      this.registrations.whenEntering(state, (tx, registration) => this.letGo(tx, registration));
    this.orders.whenConfirmed('REFUND', async (tx, orders) => {
      for (const order of orders) {
        const deposit = await lockRow(tx, DepositEntity, { registrationId: order.subject });
        if (isRefundOf(order, deposit)) await moveDeposit(tx, deposit, 'refund');
      }
    });
    this.orders.whenCameBack('REFUND', async (tx, order) => {
      const deposit = await lockRow(tx, DepositEntity, { registrationId: order.subject });
      if (isRefundOf(order, deposit) && deposit.state === 'REFUNDED')
        await moveDeposit(tx, deposit, 'comeBack');
    });
  }

  /**
   * The winner's deposit becomes part of the price, as far as so much of it is due, and its transfer to the price's account
   * is ordered; what is left stays held until that is settled. Returns what it pays in fen, 0 where he has none here any
   * more. Source: rules §10.1, §10.2.
   */
  async convertToPrice(
    tx: EntityManager,
    registrationId: string,
    { lotNo, dueFen }: { readonly lotNo: string; readonly dueFen: bigint },
  ): Promise<bigint> {
    const deposit = await lockDeposit(tx, registrationId);
    if (deposit?.state !== 'HELD') return 0n;
    const { taken } = allocate(deposit.amountFen, [dueFen]);
    deposit.convertedFen = taken[0]!;
    if (deposit.convertedFen === deposit.amountFen) await moveDeposit(tx, deposit, 'convert');
    else await tx.save(DepositEntity, deposit);
    const { id: depositId, lotId, convertedFen: amountFen } = deposit;
    const lines = postings.transferOrdered(registrationId, lotNo, amountFen);
    await this.ledger.post(tx, { key: `deposit-to-price:${depositId}`, memo: '保证金转价款', lines });
    await this.transfers.order(tx, { depositId, registrationId, lotId, lotNo, amountFen });
    return amountFen;
  }

  /** What is held of the winner's deposit goes back: whole where nothing is paid here, as of a purchase, else what no price took. */
  async giveBack(tx: EntityManager, registrationId: string): Promise<void> {
    const registration = await tx.findOneByOrFail(RegistrationEntity, { id: registrationId });
    const deposit = await lockDeposit(tx, registrationId);
    if (deposit) await this.release(tx, registration, deposit);
  }

  /** The time is over and nothing came: the deposit is late and the registration lapses. */
  async expire(tx: EntityManager, id: string): Promise<void> {
    const { lotId, registrationId } = await tx.findOneByOrFail(DepositEntity, { id });
    const lot = await lockLot(tx, lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: registrationId });
    const deposit = await lockRow(tx, DepositEntity, { id });
    const isWaiting = await this.receipts.isWaiting(tx, 'DEPOSIT_BANK', [deposit.subAccount]);
    const isHeldUp = lot.state === 'SUSPENDED' || registration.state !== 'QUALIFIED';
    if (isWaiting || isHeldUp) return this.holdClock(tx, deposit);
    await moveDeposit(tx, deposit, 'expire');
    await this.registrations.move(tx, registration, 'lapse');
  }

  /** Whether money that may have come in time for somebody who has lapsed is still looked at. */
  async isLookedAt(tx: EntityManager, lotId: string): Promise<boolean> {
    const late = await lateOf(tx, lotId);
    const subAccounts = late.map(({ subAccount }) => subAccount);
    return late.length > 0 && this.receipts.isWaiting(tx, 'DEPOSIT_BANK', subAccounts);
  }

  /** Money is here and not yet confirmed or decided about, the lot stands still, or he is looked at anew: nobody lapses meanwhile. */
  private async holdClock(tx: EntityManager, deposit: DepositEntity): Promise<void> {
    deposit.nextDueAt = null;
    await tx.save(DepositEntity, deposit);
  }

  /** Whoever did not win gets everything back, to the registered account, without asking. */
  private async letGo(tx: EntityManager, registration: RegistrationEntity): Promise<void> {
    const deposit = await tx.findOneBy(DepositEntity, { registrationId: registration.id });
    if (deposit) await this.release(tx, registration, deposit);
  }

  private async release(
    tx: EntityManager,
    registration: RegistrationEntity,
    deposit: DepositEntity,
  ): Promise<void> {
    if (deposit.state === 'DUE') await moveDeposit(tx, deposit, 'expire');
    if (deposit.state !== 'HELD') return;
    await moveDeposit(tx, deposit, 'release');
    const party = await this.parties.get(registration.partyId, tx);
    await this.orders.order(tx, {
      key: refundKey(deposit),
      kind: 'REFUND',
      bank: 'DEPOSIT_BANK',
      subject: registration.id,
      lotId: deposit.lotId,
      payeeId: party.id,
      payeeName: party.name,
      payeeAccount: party.bankAccount,
      amountFen: deposit.amountFen - deposit.forfeitedFen - deposit.convertedFen,
    });
  }
}

/** Whether an order pays back what the deposit holds now, not what it held before it was asked for once more. */
function isRefundOf({ key }: PaymentOrderEntity, deposit: DepositEntity): boolean {
  return rootOf(key) === refundKey(deposit);
}
