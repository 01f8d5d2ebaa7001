import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ReceiptDecisionKind, mayBeHis, mayDecide } from '@helan/domain';
import type {
  AnswerReceiptDecisionRequest,
  EnterReceiptRequest,
  ProposeReceiptDecisionRequest,
} from '@helan/contracts/requests';
import { type EntityManager, IsNull } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, sqlStateOf } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { PaymentOrders } from '../payment/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { BankReceipts } from './bank-receipts.js';
import { ReceiptClaims } from './receipt-claims.js';
import { ReceiptDecisionEntity } from './receipt-decision.entity.js';
import { ReceiptOwners, returnKey } from './receipt-owners.js';

/**
 * 认定: what one person proposes about a receipt from the statement, and another answers; as long as they do not agree it
 * stays as it is. Source: rules §10.2, §21 A16, A18.
 */
@Injectable()
export class HeldReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly cipher: FieldCipher,
    private readonly owners: ReceiptOwners,
    private readonly orders: PaymentOrders,
    private readonly claims: ReceiptClaims,
    private readonly receipts: BankReceipts,
  ) {}

  async propose(actor: Actor, receiptId: string, request: ProposeReceiptDecisionRequest): Promise<void> {
    const kind = kindOf(request);
    const { matchTo = '', correction, reason } = request;
    await this.transactions
      .run(async (tx) => {
        const receipt = await lockRow(tx, BankReceiptEntity, { id: receiptId });
        if (!mayDecide(kind, receipt.state)) throw refused('ledger.busy');
        if (kind === 'HIS' && !mayBeHis(receipt.fault))
          throw refused('payment.unknown-account', undefined, 'isHis');
        await tx.insert(ReceiptDecisionEntity, {
          id: randomUUID(),
          ...{ receiptId, kind, reason },
          matchTo: kind === 'MATCH' ? matchTo : null,
          correctionEnc: correction
            ? this.cipher.seal(JSON.stringify(correction), 'receipt_decision.correction')
            : null,
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
      if (!decision) throw refused('receipt.no-proposal');
      if (agrees && !mayDecide(decision.kind, receipt.state)) throw refused('receipt.no-proposal');
      requireOtherPerson(actor, [decision.proposedBy]);
      const answeredAt = await this.clock.now(tx);
      Object.assign(decision, { agrees, answer: reason, answeredBy: actor.accountId, answeredAt });
      await tx.save(ReceiptDecisionEntity, decision);
      if (agrees) return this.carryOut(tx, receipt, decision);
      // Its time in the pool may have run out while they thought about it.
      const isOver = receipt.heldDueAt !== null && receipt.heldDueAt <= answeredAt;
      if (isOver) await this.owners.leavePool(tx, receipt);
    });
  }

  private async carryOut(
    tx: EntityManager,
    receipt: BankReceiptEntity,
    { id: decisionId, kind, matchTo, correctionEnc, proposedBy, answeredBy }: ReceiptDecisionEntity,
  ): Promise<void> {
    if (kind === 'HIS' || kind === 'BACK')
      return this.owners.settle(tx, receipt, { decisionId, isHis: kind === 'HIS' });
    if (kind === 'MATCH') return this.owners.settleFor(tx, receipt, { decisionId, subAccount: matchTo! });
    if (receipt.state === 'MATCHED') {
      await this.claims.undo(tx, receipt);
      await this.owners.release(tx, receipt, decisionId);
    }
    if (kind === 'UNDO') return;
    await this.owners.discard(tx, receipt);
    if (kind === 'NOT_OURS') return;
    const request = this.correctionIn(correctionEnc!);
    const by = [proposedBy, answeredBy!] as const;
    await this.owners.find(tx, await this.receipts.replace(tx, receipt, { request, by }));
  }

  private correctionIn(sealed: Buffer): EnterReceiptRequest {
    return JSON.parse(this.cipher.open(sealed, 'receipt_decision.correction')) as EnterReceiptRequest;
  }
}

/** One word at a time. */
function kindOf(request: ProposeReceiptDecisionRequest): ReceiptDecisionKind {
  const { isHis, isNotOurs = false, isUndone = false, matchTo = '', correction } = request;
  const said: ReceiptDecisionKind[] = [];
  if (isHis) said.push('HIS');
  if (isNotOurs) said.push('NOT_OURS');
  if (isUndone) said.push('UNDO');
  if (matchTo !== '') said.push('MATCH');
  if (correction) said.push('CORRECT');
  if (said.length > 1) throw refused('request.invalid', undefined, 'isHis');
  return said[0] ?? 'BACK';
}
