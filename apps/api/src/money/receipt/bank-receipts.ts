import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BankAccount, readReceiptLine } from '@helan/domain';
import type { EnterReceiptRequest } from '@helan/contracts/requests';
import { type EntityManager, In, IsNull } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { FlowClaims } from '../payment/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { ReceiptDecisionEntity } from './receipt-decision.entity.js';
import { ReceiptOwners } from './receipt-owners.js';
import { SubAccounts } from './sub-accounts.js';

/** Money that came in: one person enters the statement's line, another confirms it, then it finds its owner. */
@Injectable()
export class BankReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly cipher: FieldCipher,
    private readonly owners: ReceiptOwners,
    private readonly subAccounts: SubAccounts,
    private readonly flows: FlowClaims,
  ) {}

  async enter(actor: Actor, request: EnterReceiptRequest): Promise<{ id: string }> {
    const { bank, flowNo, subAccount, payerName, payerAccount } = request;
    return this.transactions.run(async (tx) => {
      const enteredAt = await this.clock.now(tx);
      const { amountFen, arrival } = await this.read(tx, request, enteredAt);
      await this.subAccounts.requireRight(tx, bank, subAccount);
      const id = randomUUID();
      await this.flows.claim(tx, { bank, flowNo, owner: `receipt:${id}` });
      await tx.insert(BankReceiptEntity, {
        ...{ id, bank, flowNo, subAccount, payerName, amountFen, enteredAt },
        payerAccountEnc: this.cipher.seal(payerAccount, 'bank_receipt.payer_account'),
        arrivedAt: new Date(arrival.at),
        isWholeDay: arrival.isWholeDay,
        state: 'ENTERED',
        isBlind: false,
        enteredBy: actor.accountId,
      });
      return { id };
    });
  }

  /** What finds no owner stays visible as 待认领 and is ordered back to where it came from. */
  async confirm(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const receipt = await lockRow(tx, BankReceiptEntity, { id });
      if (receipt.state !== 'ENTERED') throw refused('ledger.busy');
      requireOtherPerson(actor, [receipt.enteredBy]);
      if (await tx.existsBy(ReceiptDecisionEntity, { receiptId: id, agrees: IsNull() }))
        throw refused('receipt.proposed');
      Object.assign(receipt, { confirmedBy: actor.accountId, confirmedAt: await this.clock.now(tx) });
      await this.owners.find(tx, receipt);
    });
  }

  /** What was matched to these may be listed now. */
  async reveal(tx: EntityManager, matchedTo: readonly string[]): Promise<void> {
    await tx.query('update bank_receipt set is_blind = false where is_blind and matched_to = any($1)', [
      matchedTo,
    ]);
  }

  /** Whether money for a sub-account is here, about which two people have not decided yet. */
  async isHeld(tx: EntityManager, bank: BankAccount, subAccount: string): Promise<boolean> {
    return tx.existsBy(BankReceiptEntity, { bank, subAccount, state: 'HELD' });
  }

  /** Whether money for one of these is on the statement, and somebody has yet to confirm it or to say whose it is. */
  async isWaiting(tx: EntityManager, bank: BankAccount, subAccounts: readonly string[]): Promise<boolean> {
    const states = In<BankReceiptEntity['state']>(['ENTERED', 'HELD']);
    return tx.existsBy(BankReceiptEntity, { bank, subAccount: In(subAccounts), state: states });
  }

  private async read(tx: EntityManager, request: EnterReceiptRequest, now: Date) {
    const since = await this.subAccounts.openedAt(tx, request.subAccount);
    const read = readReceiptLine(request, { now: now.getTime(), accountSince: since?.getTime() });
    if (Array.isArray(read)) throw new RefusedError(read);
    return read;
  }
}
