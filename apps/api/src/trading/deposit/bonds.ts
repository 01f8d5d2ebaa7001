import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BondAction, addDays, bondLifecycle, postings, shanghaiInstant, valueIn } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { lockRow } from '../../kernel/db/index.js';
import { DueRunner } from '../../kernel/due/due-runner.js';
import { unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { ListingMoves, type LotEntity, lockLot } from '../../listing/listing/index.js';
import { LedgerService } from '../../money/ledger/index.js';
import { type PaymentOrderEntity, PaymentOrders, Transfers, rootOf } from '../../money/payment/index.js';
import { BondClaimEntity } from './bond-claim.entity.js';
import { BondEntity } from './bond.entity.js';
import { moveDeposit } from './deposit-moves.js';
import type { DepositEntity } from './deposit.entity.js';
import { RefundAccounts } from './refund-accounts.js';

const DAY_MS = 86_400_000;
const RETURN = 'bond-return:';

/**
 * 履约保证金: where the notice says so, the winner's deposit stands for his contract. With the end of the contract, or of
 * its term, or with the handover of what passes for good, it goes back to where it came from, unless it is claimed in the
 * days that are left for that. Source: rules §10.1, §10.2.
 */
@Injectable()
export class Bonds implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly runner: DueRunner,
    private readonly lots: ListingMoves,
    private readonly ledger: LedgerService,
    private readonly transfers: Transfers,
    private readonly orders: PaymentOrders,
    private readonly accounts: RefundAccounts,
  ) {}

  onModuleInit(): void {
    this.runner.register({
      table: 'bond',
      key: 'id',
      name: '履约保证金的退还',
      of: 'lot_id',
      apply: (tx, id) => this.expire(tx, id),
    });
    for (const state of ['TERMINATED', 'BREACHED', 'FAILED', 'VOIDED'] as const)
      this.lots.whenLotEnters(state, (tx, lot) => this.endAll(tx, lot));
    this.lots.whenLotEnters('CLOSED', async (tx, lot) => {
      if (lot.terms.price.termTo === null) await this.endAll(tx, lot);
    });
    this.orders.whenConfirmed('BOND_RETURN', async (tx, orders) => {
      for (const order of orders) await this.move(tx, await lockBond(tx, order), 'refund');
    });
    this.orders.whenCameBack('BOND_RETURN', async (tx, order) =>
      this.move(tx, await lockBond(tx, order), 'comeBack'),
    );
  }

  /** A deposit becomes the bond of its lot's contract: moved to the price's account by an order of its own. Both are locked. */
  async secure(tx: EntityManager, lot: LotEntity, deposit: DepositEntity): Promise<void> {
    const { id: depositId, registrationId, lotId, amountFen } = deposit;
    await moveDeposit(tx, deposit, 'secure');
    await this.ledger.post(tx, {
      key: `deposit-to-bond:${depositId}`,
      memo: '保证金转履约保证金',
      lines: postings.bondTransferOrdered(registrationId, lot.no, amountFen),
    });
    await this.transfers.order(tx, { depositId, registrationId, lotId, lotNo: lot.no, amountFen });
    const bond = Object.assign(new BondEntity(), {
      ...{ lotId, registrationId, depositId, amountFen, lotNo: lot.no, kind: 'BOND', receiptId: null },
      id: randomUUID(),
      claimedFen: 0n,
      state: bondLifecycle.table.initial,
      createdAt: await this.clock.now(tx),
      overAt: null,
      nextDueAt: bondEnd(lot),
    });
    await tx.insert(BondEntity, bond);
    await tell(tx, 'bond.moved', lotId, { bondId: bond.id, to: bond.state });
  }

  /** What bonds of a lot stand for is over: they may be claimed for some days more. The lot's row is locked. */
  async endAll(tx: EntityManager, { id: lotId, terms }: LotEntity): Promise<void> {
    const bonds = await tx.find(BondEntity, {
      where: { lotId, state: 'HELD' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const bond of bonds) await this.end(tx, bond, valueIn(terms.parameters, 'bond.claimDays'));
  }

  /** Once nothing is claimed any more what is left of a bond that stands for nothing goes back. Its row is locked. */
  async settle(tx: EntityManager, bond: BondEntity): Promise<void> {
    const leftFen = bond.amountFen - bond.claimedFen;
    if (leftFen === 0n) return this.move(tx, bond, 'spend');
    const isOver = bond.overAt !== null && bond.nextDueAt === null;
    if (!isOver || (await isClaimed(tx, bond))) return;
    await this.giveBack(tx, bond, leftFen);
  }

  private async end(tx: EntityManager, bond: BondEntity, days: number): Promise<void> {
    if (bond.overAt !== null) return;
    const now = await this.clock.now(tx);
    bond.overAt = now;
    bond.nextDueAt = new Date(now.getTime() + days * DAY_MS);
    await tx.save(BondEntity, bond);
  }

  /** The term is over, or the days in which it could be claimed are. */
  private async expire(tx: EntityManager, id: string): Promise<void> {
    const { lotId } = await tx.findOneByOrFail(BondEntity, { id });
    const lot = await lockLot(tx, lotId);
    const bond = await lockRow(tx, BondEntity, { id });
    if (bond.overAt === null) return this.end(tx, bond, valueIn(lot.terms.parameters, 'bond.claimDays'));
    bond.nextDueAt = null;
    await tx.save(BondEntity, bond);
    await this.settle(tx, bond);
  }

  private async giveBack(tx: EntityManager, bond: BondEntity, amountFen: bigint): Promise<void> {
    const { id, lotId, lotNo } = bond;
    await this.move(tx, bond, 'release');
    const { payeeId, payeeName, payeeAccount } = await this.accounts.ofBond(tx, bond);
    await this.orders.order(tx, {
      ...{ payeeId, payeeName, payeeAccount, lotId, amountFen },
      key: `${RETURN}${id}`,
      kind: 'BOND_RETURN',
      bank: 'PRICE_BANK',
      subject: lotNo,
    });
  }

  private async move(tx: EntityManager, bond: BondEntity, action: BondAction): Promise<void> {
    bond.state = unwrap(bondLifecycle.next(bond.state, action));
    bond.nextDueAt = null;
    await tx.save(BondEntity, bond);
    await tell(tx, 'bond.moved', bond.lotId, { bondId: bond.id, to: bond.state });
  }
}

/** The day after the last of a term; nothing of what passes for good. */
export function bondEnd({ terms }: LotEntity): Date | null {
  const { termTo } = terms.price;
  return termTo === null ? null : new Date(shanghaiInstant(addDays(termTo, 1), '00:00'));
}

function isClaimed(tx: EntityManager, { id }: BondEntity): Promise<boolean> {
  return tx.existsBy(BondClaimEntity, { bondId: id, state: 'PROPOSED' });
}

async function lockBond(tx: EntityManager, { key }: PaymentOrderEntity): Promise<BondEntity> {
  return lockRow(tx, BondEntity, { id: rootOf(key).slice(RETURN.length) });
}
