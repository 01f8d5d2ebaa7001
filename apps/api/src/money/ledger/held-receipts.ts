import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnswerReceiptDecisionRequest, ProposeReceiptDecisionRequest } from '@helan/contracts/requests';
import { IsNull } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, sqlStateOf } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { ReceiptDecisionEntity } from './receipt-decision.entity.js';
import { ReceiptOwners } from './receipt-owners.js';

/**
 * 待认定: money of which nobody but people can say whose it is. One proposes from the statement, another answers; as
 * long as they do not agree it stays where it is. Source: rules §21 A16, A18.
 */
@Injectable()
export class HeldReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly owners: ReceiptOwners,
  ) {}

  async propose(actor: Actor, receiptId: string, request: ProposeReceiptDecisionRequest): Promise<void> {
    await this.transactions
      .run(async (tx) => {
        const receipt = await lockRow(tx, BankReceiptEntity, { id: receiptId });
        if (receipt.state !== 'HELD') throw refused('ledger.busy');
        await tx.insert(ReceiptDecisionEntity, {
          id: randomUUID(),
          receiptId,
          ...request,
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
      const receipt = await lockRow(tx, BankReceiptEntity, { id: receiptId });
      const decision = await tx.findOneBy(ReceiptDecisionEntity, { receiptId, agrees: IsNull() });
      if (receipt.state !== 'HELD' || !decision) throw refused('receipt.no-proposal');
      requireOtherPerson(actor, [decision.proposedBy]);
      Object.assign(decision, {
        agrees,
        answer: reason,
        answeredBy: actor.accountId,
        answeredAt: await this.clock.now(tx),
      });
      await tx.save(ReceiptDecisionEntity, decision);
      if (agrees) await this.owners.settle(tx, receipt, decision.isHis);
    });
  }
}
