import { Injectable, type OnModuleInit } from '@nestjs/common';
import { allocate, clauseIn, postings } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { eachFound, lockRow } from '../../kernel/db/index.js';
import { LedgerService } from '../../money/ledger/index.js';
import { Transfers } from '../../money/payment/index.js';
import { BankReceipts } from '../../money/receipt/index.js';
import { LotEntity, lockLot } from '../../listing/listing/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { Bonds } from './bonds.js';
import { lockDeposit, lockDeposits, moveDeposit } from './deposit-moves.js';
import { DepositReleases } from './deposit-releases.js';
import { DepositEntity } from './deposit.entity.js';

const lateOf = eachFound(DepositEntity, 'lotId', { where: { state: 'LATE' } });

/** 保证金: released or turned into price when the lot is decided, late where it did not come. */
@Injectable()
export class DepositService implements OnModuleInit {
  constructor(
    private readonly ledger: LedgerService,
    private readonly receipts: BankReceipts,
    private readonly registrations: RegistrationMoves,
    private readonly transfers: Transfers,
    private readonly releases: DepositReleases,
    private readonly bonds: Bonds,
  ) {}

  onModuleInit(): void {
    // Whoever did not win gets everything back, without asking, all of a lot in one act.
    for (const state of ['LOST', 'WITHDRAWN', 'DISQUALIFIED'] as const)
      this.registrations.whenManyEnter(state, async (tx, registrations) =>
        this.releases.release(tx, await lockDeposits(tx, idsOf(registrations))),
      );
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
    const lot = await tx.findOneByOrFail(LotEntity, { id: deposit.lotId });
    const { use } = clauseIn(lot.terms);
    if (use === 'BOND') await this.bonds.secure(tx, lot, deposit);
    if (use !== 'PRICE') return 0n;
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

  /** What is held of the winner's deposit goes back: whole where no price took of it, else the rest. */
  async giveBack(tx: EntityManager, registrationId: string): Promise<void> {
    await this.releases.release(tx, await lockDeposits(tx, [registrationId]));
  }

  /**
   * The contract of a purchase has been made: the supplier's deposit is its bond, where the notice says so, or goes back,
   * at the latest by a day. What is decided already stays. Source: 招标投标法实施条例 第五十七条.
   */
  async endPurchase(
    tx: EntityManager,
    lot: LotEntity,
    { registrationId, dueOn }: { readonly registrationId: string; readonly dueOn: string | null },
  ): Promise<void> {
    const deposits = await lockDeposits(tx, [registrationId]);
    const [held] = deposits.filter(({ state }) => state === 'HELD');
    if (held && clauseIn(lot.terms).use === 'BOND') return this.bonds.secure(tx, lot, held);
    await this.releases.release(tx, deposits, dueOn);
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
}

function idsOf(registrations: readonly RegistrationEntity[]): string[] {
  return registrations.map(({ id }) => id);
}
