import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BankAccount, type Refusal, isRefusal, parseYuan, postings } from '@helan/domain';
import type { EnterReceiptRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, sqlStateOf } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { LedgerService } from './ledger.service.js';
import { PaymentOrders } from './payment-orders.js';
import { SubAccounts } from './sub-accounts.js';

/** Whose a receipt is, and whether it is listed to nobody as yet. */
export interface Match {
  readonly matchedTo: string;
  readonly isBlind: boolean;
}

/** Takes a receipt for what it is and returns whose it is, or why it is nobody's. */
export type Matcher = (
  tx: EntityManager,
  receipt: BankReceiptEntity,
  actor: Actor,
) => Promise<Match | Refusal>;

/** Money that came in: one person enters the statement's line, another confirms it, then it finds its owner. */
@Injectable()
export class BankReceipts {
  private readonly matchers = new Map<BankAccount, Matcher>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly cipher: FieldCipher,
    private readonly ledger: LedgerService,
    private readonly orders: PaymentOrders,
    private readonly subAccounts: SubAccounts,
  ) {}

  matchWith(bank: BankAccount, matcher: Matcher): void {
    this.matchers.set(bank, matcher);
  }

  async enter(actor: Actor, request: EnterReceiptRequest): Promise<{ id: string }> {
    const amountFen = parseYuan(request.amountYuan);
    if (isRefusal(amountFen)) throw refused(amountFen.code, amountFen.values, 'amountYuan');
    if (amountFen === 0n)
      requireNone({ code: 'price.zero', field: 'amountYuan', values: { name: '到账金额' } });
    return this.transactions
      .run(async (tx) => {
        const id = randomUUID();
        const [payerAccountHash, payerAccountHashEven] = this.cipher.lookUp(request.payerAccount);
        await this.subAccounts.requireRight(tx, request.bank, request.subAccount.trim());
        await tx.insert(BankReceiptEntity, {
          id,
          bank: request.bank,
          flowNo: request.flowNo.trim(),
          subAccount: request.subAccount.trim(),
          payerName: request.payerName.trim(),
          payerAccountEnc: this.cipher.seal(request.payerAccount, 'bank_receipt.payer_account'),
          payerAccountHash,
          payerAccountHashEven,
          amountFen,
          arrivedAt: new Date(request.arrivedAt),
          state: 'ENTERED',
          isBlind: false,
          enteredBy: actor.accountId,
          enteredAt: await this.clock.now(tx),
        });
        return { id };
      })
      .catch((error: unknown) => {
        throw sqlStateOf(error) === '23505' ? refused('receipt.duplicate', undefined, 'flowNo') : error;
      });
  }

  /** What finds no owner stays visible as 待认领 and is ordered back to where it came from. */
  async confirm(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const receipt = await lockRow(tx, BankReceiptEntity, { id });
      if (receipt.state !== 'ENTERED') throw refused('ledger.busy');
      requireOtherPerson(actor, [receipt.enteredBy]);
      Object.assign(receipt, { confirmedBy: actor.accountId, confirmedAt: await this.clock.now(tx) });
      const match = await this.matchers.get(receipt.bank)!(tx, receipt, actor);
      if (isRefusal(match)) await this.keepUnclaimed(tx, receipt, match);
      else Object.assign(receipt, { state: 'MATCHED', ...match });
      await tx.save(BankReceiptEntity, receipt);
    });
  }

  /** What was matched to these may be listed now. */
  async reveal(tx: EntityManager, matchedTo: readonly string[]): Promise<void> {
    await tx.query('update bank_receipt set is_blind = false where is_blind and matched_to = any($1)', [
      matchedTo,
    ]);
  }

  private async keepUnclaimed(tx: EntityManager, receipt: BankReceiptEntity, fault: Refusal): Promise<void> {
    Object.assign(receipt, { state: 'UNCLAIMED', fault: fault.code });
    const lines = postings.unclaimedIn(receipt.bank, receipt.id, receipt.amountFen);
    await this.ledger.post(tx, {
      key: `receipt:${receipt.id}`,
      memo: '待认领款',
      bankFlowNo: receipt.flowNo,
      lines,
    });
    await this.orders.order(tx, {
      key: `return:${receipt.id}`,
      kind: 'RETURN',
      bank: receipt.bank,
      subject: receipt.id,
      lotId: null,
      payeeName: receipt.payerName,
      payeeAccount: this.cipher.open(receipt.payerAccountEnc, 'bank_receipt.payer_account'),
      amountFen: receipt.amountFen,
    });
  }
}
