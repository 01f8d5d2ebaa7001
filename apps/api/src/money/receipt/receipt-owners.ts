import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type BankAccount,
  type Posting,
  type ReceiptAction,
  type Refusal,
  isRefusal,
  postings,
  receiptLifecycle,
  shanghaiDate,
  wayOf,
} from '@helan/domain';
import { type EntityManager, IsNull } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { requireNone, unwrap } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { LedgerService } from '../ledger/index.js';
import { FlowClaims, PaymentOrders } from '../payment/index.js';
import { BankReceiptEntity } from './bank-receipt.entity.js';
import { HeldWaits } from './held-waits.js';
import { ReceiptDecisionEntity } from './receipt-decision.entity.js';

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
 * with two people's word that it is his it does not ask who paid. `letGo` is told when one is not waited for any more.
 */
export interface Matcher {
  readonly match: (
    tx: EntityManager,
    receipt: BankReceiptEntity,
    isDecided: boolean,
  ) => Promise<Match | Refusal>;
  readonly letGo?: (tx: EntityManager, receipt: BankReceiptEntity) => Promise<void>;
}

/** Finds out whose money is, and books it: his, held for two people, or in the pool until it goes back. */
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
    this.waits.whenPoolEnds((tx, receipt) => this.leavePool(tx, receipt));
  }

  matchWith(bank: BankAccount, matcher: Matcher): void {
    this.matchers.set(bank, matcher);
  }

  /** Of a receipt that has just been confirmed; its row is locked. */
  async find(tx: EntityManager, receipt: BankReceiptEntity): Promise<void> {
    const { bank, id, amountFen } = receipt;
    const key = `receipt:${id}`;
    const match = await this.matchers.get(bank)!.match(tx, receipt, false);
    if (!isRefusal(match)) return this.take(tx, receipt, { match, key });
    await this.book(tx, receipt, { key, memo: '待认领款', lines: postings.unclaimedIn(bank, id, amountFen) });
    await this.leaveOpen(tx, receipt, match);
  }

  /** Two people have decided about a receipt that was held: his, as far as it still can be, or back. */
  async settle(
    tx: EntityManager,
    receipt: BankReceiptEntity,
    { decisionId, isHis }: { readonly decisionId: string; readonly isHis: boolean },
  ): Promise<void> {
    const matcher = this.matchers.get(receipt.bank)!;
    const match = isHis ? await matcher.match(tx, receipt, true) : undefined;
    if (match && !isRefusal(match)) return this.take(tx, receipt, { match, key: `decision:${decisionId}` });
    if (match) Object.assign(receipt, { fault: match.code, faultValues: match.values ?? null });
    await this.giveBack(tx, receipt);
    await matcher.letGo?.(tx, receipt);
  }

  /** Two people have found for which sub-account it was meant; what keeps it from being that is said to them. */
  async settleFor(
    tx: EntityManager,
    receipt: BankReceiptEntity,
    { decisionId, subAccount }: { readonly decisionId: string; readonly subAccount: string },
  ): Promise<void> {
    const meant = Object.assign(new BankReceiptEntity(), receipt, { subAccount });
    const match = await this.matchers.get(receipt.bank)!.match(tx, meant, true);
    if (isRefusal(match)) return requireNone(match);
    receipt.matchedAccount = subAccount;
    await this.take(tx, receipt, { match, key: `decision:${decisionId}` });
  }

  /** What was taken for somebody's is nobody's again, and waits in the pool; whoever had it has let it go already. */
  async release(tx: EntityManager, receipt: BankReceiptEntity, decisionId: string): Promise<void> {
    const { id, bank, amountFen, flowNo, bookedKey } = receipt;
    const key = `undo:${decisionId}`;
    await this.ledger.red(tx, { of: bookedKey!, key, memo: '红字冲正：撤销认领', bankFlowNo: flowNo });
    const pooled = { key: `pool:${id}`, memo: '待认领款', lines: postings.unclaimedIn(bank, id, amountFen) };
    // What had been nobody's before is so again by that alone.
    if (bookedKey === `receipt:${id}`) await this.book(tx, receipt, pooled);
    else receipt.bookedKey = (await isBooked(tx, pooled.key)) ? pooled.key : `receipt:${id}`;
    move(receipt, 'undo');
    Object.assign(receipt, { matchedTo: null, matchedAccount: null, isBlind: false, faultValues: null });
    receipt.fault = 'receipt.unmatched';
    Object.assign(receipt, await this.waits.beginPool(tx));
    await tx.save(BankReceiptEntity, receipt);
  }

  /** Two people have found that it is none of the center's, or not as it was entered: what was booked is taken back, and nothing is paid. */
  async discard(tx: EntityManager, receipt: BankReceiptEntity): Promise<void> {
    const { id, bank, flowNo, state } = receipt;
    if (state === 'UNCLAIMED') await this.orders.cancel(tx, returnKey(receipt));
    if (!BEFORE_BOOKING.includes(state))
      await this.ledger.red(tx, {
        of: receipt.bookedKey!,
        key: `discard:${id}`,
        memo: '红字冲正：注销到账',
        bankFlowNo: flowNo,
      });
    move(receipt, 'discard');
    await tx.save(BankReceiptEntity, receipt);
    await this.flows.release(tx, [`receipt:${id}`]);
    // Deadlines waited for it until it was decided, or let go.
    if (state !== 'UNCLAIMED' && state !== 'POOLED') await this.matchers.get(bank)!.letGo?.(tx, receipt);
  }

  /** Its time in the pool is over. While two people are about to decide on it, their answer brings it on. */
  async leavePool(tx: EntityManager, receipt: BankReceiptEntity): Promise<void> {
    if (receipt.state !== 'POOLED') return;
    if (await tx.existsBy(ReceiptDecisionEntity, { receiptId: receipt.id, agrees: IsNull() })) return;
    await this.giveBack(tx, receipt);
  }

  private async leaveOpen(tx: EntityManager, receipt: BankReceiptEntity, why: Refusal): Promise<void> {
    Object.assign(receipt, { fault: why.code, faultValues: why.values ?? null });
    const isPooled = wayOf(why) === 'POOL';
    move(receipt, isPooled ? 'pool' : 'hold');
    Object.assign(receipt, isPooled ? await this.waits.beginPool(tx) : await this.waits.begin(tx));
    await tx.save(BankReceiptEntity, receipt);
    if (isPooled) await this.matchers.get(receipt.bank)!.letGo?.(tx, receipt);
  }

  private async take(
    tx: EntityManager,
    receipt: BankReceiptEntity,
    { match, key }: { readonly match: Match; readonly key: string },
  ): Promise<void> {
    const { matchedTo, owedTo, isBlind } = match;
    const memo = receipt.bank === 'DEPOSIT_BANK' ? '收取交易保证金' : '代收交易价款';
    const lines = [...linesFor(receipt, owedTo), ...(match.moreLines ?? [])];
    await this.book(tx, receipt, { key, memo, lines });
    move(receipt, 'match');
    Object.assign(receipt, { matchedTo, isBlind });
    await tx.save(BankReceiptEntity, receipt);
  }

  /** To the account from which it came, and to no other. */
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

  private async book(
    tx: EntityManager,
    receipt: BankReceiptEntity,
    { key, memo, lines }: { readonly key: string; readonly memo: string; readonly lines: readonly Posting[] },
  ): Promise<void> {
    // What is booked anew later is no word of the bank.
    const isFirst = BEFORE_BOOKING.includes(receipt.state);
    const bankDay = isFirst ? { bankDay: shanghaiDate(receipt.arrivedAt.getTime()) } : {};
    await this.ledger.post(tx, { key, memo, bankFlowNo: receipt.flowNo, lines, ...bankDay });
    receipt.bookedKey = key;
  }
}

/** Nothing of them stands in the books yet. */
const BEFORE_BOOKING: readonly BankReceiptEntity['state'][] = ['ENTERED', 'CHECKED', 'SENT_BACK'];

/** The order by which a receipt goes back. */
export function returnKey({ id }: Pick<BankReceiptEntity, 'id'>): string {
  return `return:${id}`;
}

/** Every date ends with the state that it was for. */
export function move(receipt: BankReceiptEntity, action: ReceiptAction): void {
  receipt.state = unwrap(receiptLifecycle.next(receipt.state, action));
  receipt.nextDueAt = null;
}

async function moveReceipt(tx: EntityManager, id: string, action: 'return' | 'comeBack'): Promise<void> {
  const { state } = await lockRow(tx, BankReceiptEntity, { id });
  await tx.update(BankReceiptEntity, { id }, { state: unwrap(receiptLifecycle.next(state, action)) });
}

function linesFor({ id, bank, state, amountFen }: BankReceiptEntity, owedTo: string): readonly Posting[] {
  const isDeposit = bank === 'DEPOSIT_BANK';
  if (!BEFORE_BOOKING.includes(state))
    return isDeposit
      ? postings.unclaimedToDeposit(id, owedTo, amountFen)
      : postings.unclaimedToPrice(id, owedTo, amountFen);
  return isDeposit ? postings.depositIn(owedTo, amountFen) : postings.priceIn(owedTo, amountFen);
}

async function isBooked(tx: EntityManager, key: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from ledger_entry where key = $1', [key]);
  return rows.length > 0;
}
