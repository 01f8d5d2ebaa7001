import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, postings, refusal, refuseBreachDue } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { lockLot } from '../../listing/listing/index.js';
import { type PaymentOrderEntity, PaymentOrders, rootOf } from '../../money/payment/index.js';
import type { BankReceiptEntity, Match } from '../../money/receipt/index.js';
import { PartyService } from '../../people/party/index.js';
import { DepositClaims, DepositReceipts } from '../../trading/deposit/index.js';
import { BreachDueBook } from './breach-due-book.js';
import { BreachDueEntity } from './breach-due.entity.js';

const KEY = 'breach-due:';

/** What a transferor owes comes in by an account of its own, and goes on to whom it is owed. Source: rules §6.9, §10.2. */
@Injectable()
export class BreachDueMoney implements OnModuleInit {
  constructor(
    private readonly receipts: DepositReceipts,
    private readonly claims: DepositClaims,
    private readonly orders: PaymentOrders,
    private readonly parties: PartyService,
    private readonly book: BreachDueBook,
  ) {}

  onModuleInit(): void {
    this.receipts.alsoWith((tx, receipt, isDecided) => this.match(tx, receipt, isDecided));
    this.claims.alsoUndoWith((tx, receipt) => this.undo(tx, receipt));
    this.orders.whenConfirmed('BREACH_DUE', async (tx, orders) => {
      for (const order of orders) await this.moved(tx, order, 'payOut');
    });
    this.orders.whenCameBack('BREACH_DUE', (tx, order) => this.moved(tx, order, 'comeBack'));
  }

  private async match(
    tx: EntityManager,
    receipt: BankReceiptEntity,
    isDecided: boolean,
  ): Promise<Match | Refusal | undefined> {
    const { subAccount, payerName, amountFen } = receipt;
    const found = await tx.findOneBy(BreachDueEntity, { subAccount });
    if (!found) return undefined;
    await lockLot(tx, found.lotId);
    const due = await lockRow(tx, BreachDueEntity, { id: found.id });
    const { name: debtorName } = await this.parties.get(due.debtorId, tx);
    const { owedFen, state } = due;
    const fault = refuseBreachDue(
      { payerName, amountFen, isDecided },
      { debtorName, owedFen: owedFen ?? 0n, state },
    );
    if (fault) return fault;
    await this.book.move(tx, due, 'pay');
    await this.payOn(tx, due, receipt);
    // It is owed as what a breach costs, not as a deposit.
    const moreLines = postings.depositForfeited(due.id, amountFen);
    return { matchedTo: due.id, owedTo: due.id, isBlind: false, moreLines };
  }

  /** It was somebody else's: as long as the bank has not been told to pay it on. */
  private async undo(tx: EntityManager, receipt: BankReceiptEntity): Promise<Refusal | undefined> {
    const due = await this.book.lock(tx, receipt.matchedTo!);
    const orders = await this.orders.lockAll(tx, `${KEY}${due.id}:${receipt.id}`);
    if (orders.some(({ state }) => state !== 'DUE' && state !== 'CANCELLED'))
      return refusal('receipt.used', undefined, { why: '违约赔付已经付出' });
    await this.orders.cancelAll(tx, orders);
    await this.book.move(tx, due, 'unmatch');
    return undefined;
  }

  private async payOn(
    tx: EntityManager,
    due: BreachDueEntity,
    { id: receiptId, amountFen }: BankReceiptEntity,
  ): Promise<void> {
    const { id: payeeId, name, bankAccount } = await this.parties.get(due.creditorId, tx);
    await this.orders.order(tx, {
      ...{ payeeId, amountFen, lotId: due.lotId },
      key: `${KEY}${due.id}:${receiptId}`,
      kind: 'BREACH_DUE',
      bank: 'DEPOSIT_BANK',
      subject: due.id,
      payeeName: name,
      payeeAccount: bankAccount,
    });
  }

  private async moved(
    tx: EntityManager,
    { key }: PaymentOrderEntity,
    action: 'payOut' | 'comeBack',
  ): Promise<void> {
    const due = await lockRow(tx, BreachDueEntity, { id: rootOf(key).split(':')[1]! });
    await this.book.move(tx, due, action);
  }
}
