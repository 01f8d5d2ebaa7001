import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PriceShare, earnedPrice, sharePrice } from '@helan/domain';
import { type EntityManager, Like } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { LotEntity } from '../../listing/listing/index.js';
import { PartyService } from '../../people/party/index.js';
import { PaymentOrderEntity, PaymentOrders, rootOf } from '../../money/payment/index.js';
import { DepositEntity } from '../../trading/deposit/index.js';
import { ContractBook, type ContractEntity, PaymentRowEntity, moveRow } from '../contract/index.js';
import { Payees } from './payees.js';
import { PRICE_KINDS, PlanBook, isOpen } from './plan-book.js';

/** Where the center's money went when a contract ended, in fen. */
export interface PriceShares extends PriceShare {
  /** What the transferor had had before. */
  readonly paidOutFen: bigint;
  /** What of the deposit had become the first part of the price. */
  readonly depositFen: bigint;
}

/** A contract ends before its price is settled: what was not paid on is taken back and goes to whose it is now. */
@Injectable()
export class PriceReturns implements OnModuleInit {
  constructor(
    private readonly orders: PaymentOrders,
    private readonly payees: Payees,
    private readonly plan: PlanBook,
    private readonly parties: PartyService,
    private readonly book: ContractBook,
  ) {}

  onModuleInit(): void {
    for (const kind of ['PRICE_REFUND', 'PRICE_FORFEIT', 'PRICE_EARNED'] as const)
      this.orders.whenConfirmed(kind, async () => undefined);
  }

  /** Orders what goes back; refuses while the bank has been told of a payment that nobody has confirmed. */
  async unwind(
    tx: EntityManager,
    contract: ContractEntity,
    { registrationId, isForfeited }: { readonly registrationId: string; readonly isForfeited: boolean },
  ): Promise<PriceShares> {
    const paidOutFen = await this.stopPayouts(tx, contract);
    const all = await this.plan.lockRows(tx, contract.id);
    // What stays as bond is no price: it has its own way back.
    const rows = all.filter(({ kind }) => kind !== 'BOND');
    const receivedFen = rows.reduce((sum, row) => sum + row.paidFen, 0n);
    const earnedFen = await this.earned(tx, contract, rows);
    const deposit = await tx.findOneBy(DepositEntity, { registrationId });
    const depositFen = deposit?.convertedFen ?? 0n;
    const shares = sharePrice({ receivedFen, paidOutFen, depositFen, earnedFen }, isForfeited);
    await this.pay(tx, contract, shares);
    for (const row of all.filter((one) => isOpen(one) || one.state === 'PAID')) {
      moveRow(row, 'drop');
      await tx.save(PaymentRowEntity, row);
    }
    return { ...shares, paidOutFen, depositFen };
  }

  /** What the days until today have earned, late fees that were paid included; what was given up earned nothing. */
  private async earned(
    tx: EntityManager,
    { id, lotId }: ContractEntity,
    rows: readonly PaymentRowEntity[],
  ): Promise<bigint> {
    const lot = await tx.findOneByOrFail(LotEntity, { id: lotId! });
    const byDays = earnedPrice(await this.plan.termsOf(tx, lot, id), await this.plan.today(tx));
    const givenUp = rows.filter(({ state }) => state === 'WAIVED');
    const fees = rows.filter(({ kind }) => !PRICE_KINDS.includes(kind));
    const sumOf = (some: readonly PaymentRowEntity[], of: 'amountFen' | 'paidFen') =>
      some.reduce((sum, row) => sum + row[of], 0n);
    const earned = byDays - sumOf(givenUp, 'amountFen');
    return (earned > 0n ? earned : 0n) + sumOf(fees, 'paidFen');
  }

  /** Takes back what the bank has not been told of; returns what has left already. */
  private async stopPayouts(tx: EntityManager, { id }: ContractEntity): Promise<bigint> {
    const orders = await tx.find(PaymentOrderEntity, {
      where: { kind: 'PAYOUT', key: Like(`payout:${id}:%`) },
      order: { key: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const isIn = (...states: PaymentOrderEntity['state'][]) =>
      orders.filter(({ state }) => states.includes(state));
    if (isIn('SENT', 'ENTERED').length > 0) throw refused('ending.payout-under-way');
    const paidOutFen = isIn('CONFIRMED').reduce((sum, order) => sum + order.amountFen, 0n);
    const open = new Set(isIn('DUE', 'BATCHED', 'BOUNCED', 'PROPOSED').map(({ key }) => rootOf(key)));
    await this.orders.cancelAll(
      tx,
      orders.filter(({ key }) => open.has(rootOf(key))),
    );
    return paidOutFen;
  }

  private async pay(
    tx: EntityManager,
    contract: ContractEntity,
    { toTransferorFen, forfeitedFen, toTransfereeFen }: PriceShare,
  ): Promise<void> {
    const { lotNo, transfereeId } = this.book.open(contract);
    const common = { bank: 'PRICE_BANK', subject: lotNo, lotId: contract.lotId } as const;
    for (const [kind, name, fen] of [
      ['PRICE_FORFEIT', 'price-forfeit', forfeitedFen],
      ['PRICE_EARNED', 'price-earned', toTransferorFen - forfeitedFen],
    ] as const) {
      if (fen === 0n) continue;
      const payees = await this.payees.of(tx, contract, fen);
      await this.orders.orderAll(
        tx,
        payees.flatMap((payee, index) =>
          payee.amountFen > 0n ? [{ ...common, ...payee, key: `${name}:${contract.id}:${index}`, kind }] : [],
        ),
      );
    }
    if (toTransfereeFen === 0n) return;
    const transferee = await this.parties.get(transfereeId, tx);
    await this.orders.order(tx, {
      ...common,
      key: `price-refund:${contract.id}`,
      kind: 'PRICE_REFUND',
      payeeId: transferee.id,
      payeeName: transferee.name,
      payeeAccount: transferee.bankAccount,
      amountFen: toTransfereeFen,
    });
  }
}
