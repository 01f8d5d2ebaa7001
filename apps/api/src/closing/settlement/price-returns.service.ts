import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sharePrice } from '@helan/domain';
import { type EntityManager, Like } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { PartyService } from '../../people/party/index.js';
import { PaymentOrderEntity, PaymentOrders, rootOf } from '../../money/payment/index.js';
import { DepositEntity } from '../../trading/deposit/index.js';
import { ContractBook, type ContractEntity } from '../contract/index.js';
import { PaymentRowEntity } from './payment-row.entity.js';
import { PayoutService } from './payout.service.js';

/** Where the center's money went when a contract ended, in fen. */
export interface PriceShares {
  readonly toTransferorFen: bigint;
  readonly toTransfereeFen: bigint;
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
    private readonly payouts: PayoutService,
    private readonly parties: PartyService,
    private readonly book: ContractBook,
  ) {}

  onModuleInit(): void {
    for (const kind of ['PRICE_REFUND', 'PRICE_FORFEIT'] as const)
      this.orders.whenConfirmed(kind, async () => undefined);
  }

  /** Orders what goes back; refuses while the bank has been told of a payment that nobody has confirmed. */
  async unwind(
    tx: EntityManager,
    contract: ContractEntity,
    { registrationId, isForfeited }: { readonly registrationId: string; readonly isForfeited: boolean },
  ): Promise<PriceShares> {
    const paidOutFen = await this.stopPayouts(tx, contract);
    const rows = await tx.findBy(PaymentRowEntity, { contractId: contract.id });
    const receivedFen = rows.reduce((sum, row) => sum + row.paidFen, 0n);
    const deposit = await tx.findOneBy(DepositEntity, { registrationId });
    const depositFen = deposit?.convertedFen ?? 0n;
    const shares = sharePrice({ receivedFen, paidOutFen, depositFen }, isForfeited);
    await this.pay(tx, contract, shares);
    return { ...shares, paidOutFen, depositFen };
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
    { toTransferorFen, toTransfereeFen }: Pick<PriceShares, 'toTransferorFen' | 'toTransfereeFen'>,
  ): Promise<void> {
    const { lotNo, transfereeId } = this.book.open(contract);
    const common = { bank: 'PRICE_BANK', subject: lotNo, lotId: contract.lotId } as const;
    await this.orders.orderAll(
      tx,
      (await this.payouts.payeesOf(tx, contract, toTransferorFen)).flatMap((payee, index) =>
        payee.amountFen > 0n
          ? [
              {
                ...common,
                ...payee,
                key: `price-forfeit:${contract.id}:${index}`,
                kind: 'PRICE_FORFEIT' as const,
              },
            ]
          : [],
      ),
    );
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
