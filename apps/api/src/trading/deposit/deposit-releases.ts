import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type NewOrder, type PaymentOrderEntity, PaymentOrders, rootOf } from '../../money/payment/index.js';
import { DepositInterests } from './deposit-interests.js';
import { lockDeposits, moveDeposit, moveDeposits, refundKey } from './deposit-moves.js';
import type { DepositEntity } from './deposit.entity.js';
import { RefundAccounts } from './refund-accounts.js';

/** 保证金退还: ordered without being asked, any number at once, to where each came from. Source: rules §6.4, §10.1. */
@Injectable()
export class DepositReleases implements OnModuleInit {
  constructor(
    private readonly orders: PaymentOrders,
    private readonly accounts: RefundAccounts,
    private readonly interests: DepositInterests,
  ) {}

  onModuleInit(): void {
    this.orders.whenConfirmed('REFUND', (tx, orders) => this.refunded(tx, orders));
    this.orders.whenCameBack('REFUND', async (tx, order) => {
      const [deposit] = await lockDeposits(tx, [order.subject]);
      if (deposit && isRefundOf(order, deposit) && deposit.state === 'REFUNDED')
        await moveDeposit(tx, deposit, 'comeBack');
    });
  }

  /**
   * What is held of these goes back; what was still waited for does not have to come any more. Where a day is named, none
   * is paid later than that. Their rows are locked.
   */
  async release(
    tx: EntityManager,
    deposits: readonly DepositEntity[],
    dueOn: string | null = null,
  ): Promise<void> {
    const inState = (state: DepositEntity['state']) => deposits.filter((one) => one.state === state);
    await moveDeposits(tx, inState('DUE'), 'expire');
    const held = inState('HELD');
    await moveDeposits(tx, held, 'release');
    const accounts = await this.accounts.of(
      tx,
      held.map(({ id }) => id),
    );
    await this.orders.orderAll(
      tx,
      held.map((deposit): NewOrder => {
        const { payeeId, payeeName, payeeAccount } = accounts.get(deposit.id)!;
        return {
          ...{ payeeId, payeeName, payeeAccount },
          ...(dueOn === null ? {} : { latestOn: dueOn }),
          key: refundKey(deposit),
          kind: 'REFUND',
          bank: 'DEPOSIT_BANK',
          subject: deposit.registrationId,
          lotId: deposit.lotId,
          amountFen: deposit.amountFen - deposit.forfeitedFen - deposit.convertedFen,
        };
      }),
    );
  }

  /** The money has left: with it ends the deposit, and interest is due where the notice says so. */
  private async refunded(tx: EntityManager, orders: readonly PaymentOrderEntity[]): Promise<void> {
    const deposits = await lockDeposits(
      tx,
      orders.map(({ subject }) => subject),
    );
    const pairs = deposits.flatMap((deposit) =>
      orders
        .filter((order) => order.subject === deposit.registrationId && isRefundOf(order, deposit))
        .map((order) => ({ deposit, order })),
    );
    await moveDeposits(
      tx,
      pairs.map(({ deposit }) => deposit),
      'refund',
    );
    await this.interests.accrue(tx, pairs);
  }
}

/** Whether an order pays back what the deposit holds now, not what it held before it was asked for once more. */
function isRefundOf({ key }: PaymentOrderEntity, deposit: DepositEntity): boolean {
  return rootOf(key) === refundKey(deposit);
}
