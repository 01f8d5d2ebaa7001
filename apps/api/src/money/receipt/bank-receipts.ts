import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BankAccount, isRefusal, readReceiptLine, receiptLifecycle } from '@helan/domain';
import type { EnterReceiptRequest } from '@helan/contracts/requests';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { FlowClaims } from '../payment/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import {
  type BankLine,
  type FoldedLine,
  type LineOutcome,
  insertBankLines,
  readBankLines,
} from './bank-lines.js';
import { ReceiptDecisionEntity } from './receipt-decision.entity.js';
import { move } from './receipt-owners.js';
import { SubAccounts } from './sub-accounts.js';

type Line = Pick<BankReceiptEntity, 'bank' | 'flowNo' | 'subAccount' | 'payerName'>;

/** 到账登记: one person writes a line of the statement down; put back, the same person corrects it. */
@Injectable()
export class BankReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly cipher: FieldCipher,
    private readonly subAccounts: SubAccounts,
    private readonly flows: FlowClaims,
  ) {}

  enter(actor: Actor, request: EnterReceiptRequest): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const enteredAt = await this.clock.now(tx);
      const id = randomUUID();
      const line = await this.read(tx, request, enteredAt);
      await this.flows.claim(tx, { ...line, owner: `receipt:${id}` });
      await tx.insert(BankReceiptEntity, {
        ...line,
        ...{ id, enteredAt, enteredBy: actor.accountId },
        ...{ state: 'ENTERED', source: 'TYPED', isBlind: false },
      });
      return { id };
    });
  }

  /**
   * Lines of a bank's own file, in any number: each is entered as if its person had typed it, or it is said what keeps it.
   * A file that comes twice enters nothing twice.
   */
  async enterFromBank(tx: EntityManager, lines: readonly BankLine[]): Promise<LineOutcome[]> {
    if (lines.length === 0) return [];
    const enteredAt = await this.clock.now(tx);
    const read = await readBankLines(tx, lines, enteredAt);
    const good = read.filter((line): line is FoldedLine => !isRefusal(line));
    const flows = good.map((line) => ({ ...line, owner: `receipt:${line.id}` }) as const);
    const owners = await this.flows.claimAll(tx, flows);
    const isNew = new Set(flows.flatMap(({ id, owner }, n) => (owners[n] === owner ? [id] : [])));
    const rows = good.filter(({ id }) => isNew.has(id));
    await insertBankLines(tx, rows, {
      enteredAt,
      payerAccounts: rows.map(({ payerAccount }) =>
        this.cipher.seal(payerAccount, 'bank_receipt.payer_account'),
      ),
    });
    return read.map((line) => {
      if (isRefusal(line)) return { outcome: 'REFUSED', refusal: line };
      return isNew.has(line.id) ? { outcome: 'ENTERED', id: line.id } : { outcome: 'DUPLICATE' };
    });
  }

  /** Whoever looks at it finds that it is not as the statement has it; before it is confirmed, nothing hangs on it. */
  async sendBack(id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const receipt = await lockRow(tx, BankReceiptEntity, { id });
      await requireNoProposal(tx, id);
      if (!receiptLifecycle.find(receipt.state, 'sendBack')) throw refused('ledger.busy');
      move(receipt, 'sendBack');
      Object.assign(receipt, { sentBackFor: reason, checkedBy: null, checkedAt: null });
      await tx.save(BankReceiptEntity, receipt);
    });
  }

  /** By whoever entered it: another's line is another's. */
  async correct(actor: Actor, id: string, request: EnterReceiptRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const receipt = await lockRow(tx, BankReceiptEntity, { id });
      if (receipt.state !== 'SENT_BACK') throw refused('ledger.busy');
      if (receipt.enteredBy !== actor.accountId) throw refused('receipt.not-yours');
      await requireNoProposal(tx, id);
      const line = await this.read(tx, request, await this.clock.now(tx));
      await this.flows.release(tx, [`receipt:${id}`]);
      await this.flows.claim(tx, { ...line, owner: `receipt:${id}` });
      move(receipt, 'correct');
      Object.assign(receipt, line);
      await tx.save(BankReceiptEntity, receipt);
    });
  }

  /** The line that stands in the place of one that was entered wrong and is discarded; two people have read it. */
  async replace(
    tx: EntityManager,
    wrong: BankReceiptEntity,
    { request, by }: { readonly request: EnterReceiptRequest; readonly by: readonly [string, string] },
  ): Promise<BankReceiptEntity> {
    const at = await this.clock.now(tx);
    const id = randomUUID();
    const line = await this.read(tx, request, at);
    await this.flows.claim(tx, { ...line, owner: `receipt:${id}` });
    await tx.insert(BankReceiptEntity, {
      ...line,
      ...{ id, state: 'ENTERED', source: wrong.source, isBlind: false, correctsId: wrong.id },
      ...{ enteredAt: at, enteredBy: by[0], confirmedAt: at, confirmedBy: by[1] },
    });
    return lockRow(tx, BankReceiptEntity, { id });
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
    const states = In<BankReceiptEntity['state']>(['ENTERED', 'CHECKED', 'SENT_BACK', 'HELD']);
    return tx.existsBy(BankReceiptEntity, { bank, subAccount: In(subAccounts), state: states });
  }

  private async read(tx: EntityManager, request: EnterReceiptRequest, now: Date) {
    const { bank, flowNo, subAccount, payerName, payerAccount } = request;
    const since = await this.subAccounts.openedAt(tx, subAccount);
    const read = readReceiptLine(request, { now: now.getTime(), accountSince: since?.getTime() });
    if (Array.isArray(read)) throw new RefusedError(read);
    await this.subAccounts.requireRight(tx, bank, subAccount);
    const line: Line = { bank, flowNo, subAccount, payerName };
    return {
      ...line,
      amountFen: read.amountFen,
      payerAccountEnc: this.cipher.seal(payerAccount, 'bank_receipt.payer_account'),
      arrivedAt: new Date(read.arrival.at),
      isWholeDay: read.arrival.isWholeDay,
    };
  }
}

/** What two people are about to decide on is theirs. */
export async function requireNoProposal(tx: EntityManager, receiptId: string): Promise<void> {
  if (await tx.existsBy(ReceiptDecisionEntity, { receiptId, agrees: IsNull() }))
    throw refused('receipt.proposed');
}
