import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { mayBeHis, receiptLifecycle } from '@helan/domain';
import type { AnswerReceiptDecisionRequest, ProposeReceiptDecisionRequest } from '@helan/contracts/requests';
import { IsNull } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, sqlStateOf } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { PaymentOrders } from '../payment/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { ReceiptDecisionEntity } from './receipt-decision.entity.js';
import { ReceiptOwners, returnKey } from './receipt-owners.js';

/**
 * 待认定: money of which nobody but people can say whose it is. One proposes from the statement, another answers; as
 * long as they do not agree it stays where it is. What the statement does not have as the center's is discarded so, also
 * before it is confirmed and while it waits to go back. Source: rules §21 A16, A18.
 */
@Injectable()
export class HeldReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly owners: ReceiptOwners,
    private readonly orders: PaymentOrders,
  ) {}

  async propose(
    actor: Actor,
    receiptId: string,
    { isHis, isNotOurs = false, reason }: ProposeReceiptDecisionRequest,
  ): Promise<void> {
    if (isHis && isNotOurs) throw refused('request.invalid', undefined, 'isNotOurs');
    await this.transactions
      .run(async (tx) => {
        const receipt = await lockRow(tx, BankReceiptEntity, { id: receiptId });
        const isOpen = isNotOurs ? receiptLifecycle.find(receipt.state, 'discard') : receipt.state === 'HELD';
        if (!isOpen) throw refused('ledger.busy');
        if (isHis && !mayBeHis(receipt.fault)) throw refused('payment.unknown-account', undefined, 'isHis');
        await tx.insert(ReceiptDecisionEntity, {
          id: randomUUID(),
          receiptId,
          ...{ isHis, isNotOurs, reason },
          proposedBy: actor.accountId,
          proposedAt: await this.clock.now(tx),
        });
      })
      .catch((error: unknown) => {
        throw sqlStateOf(error) === '23505' ? refused('receipt.proposed') : error;
      });
  }

  async answer(
    actor: Actor,
    receiptId: string,
    { agrees, reason }: AnswerReceiptDecisionRequest,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.orders.lockAll(tx, returnKey({ id: receiptId }));
      const receipt = await lockRow(tx, BankReceiptEntity, { id: receiptId });
      const decision = await tx.findOneBy(ReceiptDecisionEntity, { receiptId, agrees: IsNull() });
      const isOpen = decision?.isNotOurs
        ? receiptLifecycle.find(receipt.state, 'discard')
        : receipt.state === 'HELD';
      if (!isOpen || !decision) throw refused('receipt.no-proposal');
      requireOtherPerson(actor, [decision.proposedBy]);
      Object.assign(decision, {
        agrees,
        answer: reason,
        answeredBy: actor.accountId,
        answeredAt: await this.clock.now(tx),
      });
      await tx.save(ReceiptDecisionEntity, decision);
      if (!agrees) return;
      if (decision.isNotOurs) await this.owners.discard(tx, receipt);
      else await this.owners.settle(tx, receipt, decision.isHis);
    });
  }
}
