import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type BankAccount,
  type Posting,
  type ReceiptAction,
  type Refusal,
  isForPeople,
  isRefusal,
  postings,
  receiptLifecycle,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { unwrap } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { LedgerService } from '../ledger/index.js';
import { FlowClaims, PaymentOrders } from '../payment/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { HeldWaits } from './held-waits.js';

/** Whose a receipt is: the registration or lot that it is owed to from now on, and whether it is listed yet. */
export interface Match {
  readonly matchedTo: string;
  readonly owedTo: string;
  readonly isBlind: boolean;
  /** What else of the same entry, where it is owed under another name. */
  readonly moreLines?: readonly Posting[];
}

/**
 * The room whose money comes to one of the banks. `match` takes a receipt for what it is, or says why it is nobody's;
 * with two people's word that it is his it does not ask who paid. `letGo` is told when one goes back.
 */
export interface Matcher {
  readonly match: (
    tx: EntityManager,
    receipt: BankReceiptEntity,
    isDecided: boolean,
  ) => Promise<Match | Refusal>;
  readonly letGo?: (tx: EntityManager, receipt: BankReceiptEntity) => Promise<void>;
}

/** Finds out whose money is, and books it: his, held for two people, or to be returned. */
@Injectable()
export class ReceiptOwners implements OnModuleInit {
  private readonly matchers = new Map<BankAccount, Matcher>();

  constructor(
    private readonly cipher: FieldCipher,
    private readonly ledger: LedgerService,
    private readonly orders: PaymentOrders,
    private readonly waits: HeldWaits,
    private readonly flows: FlowClaims,
  ) {}

  onModuleInit(): void {
    this.orders.whenConfirmed('RETURN', async (tx, orders) => {
      for (const { subject } of orders) await moveReceipt(tx, subject, 'return');
    });
    this.orders.whenCameBack('RETURN', (tx, { subject }) => moveReceipt(tx, subject, 'comeBack'));
  }

  matchWith(bank: BankAccount, matcher: Matcher): void {
    this.matchers.set(bank, matcher);
  }

  /** Of a receipt that has just been confirmed; its row is locked. */
  async find(tx: EntityManager, receipt: BankReceiptEntity): Promise<void> {
    const match = await this.matchers.get(receipt.bank)!.match(tx, receipt, false);
    if (!isRefusal(match)) return this.take(tx, receipt, match);
    await this.book(
      tx,
      receipt,
      '待认领款',
      postings.unclaimedIn(receipt.bank, receipt.id, receipt.amountFen),
    );
    Object.assign(receipt, { fault: match.code, faultValues: match.values ?? null });
    if (!isForPeople(match)) return this.letGo(tx, receipt);
    move(receipt, 'hold');
    Object.assign(receipt, await this.waits.begin(tx));
    await tx.save(BankReceiptEntity, receipt);
  }

  /** Two people have decided about a receipt that was held: his, as far as it still can be, or back. */
  async settle(tx: EntityManager, receipt: BankReceiptEntity, isHis: boolean): Promise<void> {
    const matcher = this.matchers.get(receipt.bank)!;
    const match = isHis ? await matcher.match(tx, receipt, true) : undefined;
    if (match && !isRefusal(match)) return this.take(tx, receipt, match);
    if (match) Object.assign(receipt, { fault: match.code, faultValues: match.values ?? null });
    await this.letGo(tx, receipt);
  }

  /** Two people have found that it is none of the center's: what was booked is taken back, and nothing is paid. */
  async discard(tx: EntityManager, receipt: BankReceiptEntity): Promise<void> {
    const { id, bank, flowNo, state } = receipt;
    if (state === 'UNCLAIMED') await this.orders.cancel(tx, returnKey(receipt));
    if (state !== 'ENTERED')
      await this.ledger.red(tx, {
        of: `receipt:${id}`,
        key: `discard:${id}`,
        memo: '注销冲正：不是中心的款',
        bankFlowNo: flowNo,
      });
    move(receipt, 'discard');
    await tx.save(BankReceiptEntity, receipt);
    await this.flows.release(tx, [`receipt:${id}`]);
    // Deadlines waited for it until it was decided, or returned.
    if (state !== 'UNCLAIMED') await this.matchers.get(bank)!.letGo?.(tx, receipt);
  }

  private async take(tx: EntityManager, receipt: BankReceiptEntity, match: Match): Promise<void> {
    const { matchedTo, owedTo, isBlind } = match;
    const isDeposit = receipt.bank === 'DEPOSIT_BANK';
    const lines = [...linesFor(receipt, owedTo), ...(match.moreLines ?? [])];
    await this.book(tx, receipt, isDeposit ? '收取交易保证金' : '代收交易价款', lines);
    move(receipt, 'match');
    Object.assign(receipt, { matchedTo, isBlind });
    await tx.save(BankReceiptEntity, receipt);
  }

  private async letGo(tx: EntityManager, receipt: BankReceiptEntity): Promise<void> {
    await this.giveBack(tx, receipt);
    await this.matchers.get(receipt.bank)!.letGo?.(tx, receipt);
  }

  private async giveBack(tx: EntityManager, receipt: BankReceiptEntity): Promise<void> {
    move(receipt, 'disown');
    await tx.save(BankReceiptEntity, receipt);
    await this.orders.order(tx, {
      key: returnKey(receipt),
      kind: 'RETURN',
      bank: receipt.bank,
      subject: receipt.id,
      lotId: null,
      payeeId: null,
      payeeName: receipt.payerName,
      payeeAccount: this.cipher.open(receipt.payerAccountEnc, 'bank_receipt.payer_account'),
      amountFen: receipt.amountFen,
    });
  }

  /** One entry when it came in, another when it was found out later whose it is. */
  private async book(
    tx: EntityManager,
    { id, state, flowNo }: BankReceiptEntity,
    memo: string,
    lines: readonly Posting[],
  ): Promise<void> {
    const key = state === 'HELD' ? `held:${id}` : `receipt:${id}`;
    await this.ledger.post(tx, { key, memo, bankFlowNo: flowNo, lines });
  }
}

/** The order by which a receipt goes back. */
export function returnKey({ id }: Pick<BankReceiptEntity, 'id'>): string {
  return `return:${id}`;
}

function move(receipt: BankReceiptEntity, action: ReceiptAction): void {
  receipt.state = unwrap(receiptLifecycle.next(receipt.state, action));
  receipt.nextDueAt = null;
}

async function moveReceipt(tx: EntityManager, id: string, action: 'return' | 'comeBack'): Promise<void> {
  const { state } = await lockRow(tx, BankReceiptEntity, { id });
  await tx.update(BankReceiptEntity, { id }, { state: unwrap(receiptLifecycle.next(state, action)) });
}

function linesFor({ id, bank, state, amountFen }: BankReceiptEntity, owedTo: string): readonly Posting[] {
  const isDeposit = bank === 'DEPOSIT_BANK';
  if (state === 'HELD')
    return isDeposit
      ? postings.unclaimedToDeposit(id, owedTo, amountFen)
      : postings.unclaimedToPrice(id, owedTo, amountFen);
  return isDeposit ? postings.depositIn(owedTo, amountFen) : postings.priceIn(owedTo, amountFen);
}
