import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, isRefusal, refusal } from '@helan/domain';
import { type EntityManager, Like } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { lockLot } from '../../listing/listing/index.js';
import { PaymentOrderEntity, PaymentOrders } from '../../money/payment/index.js';
import { type BankReceiptEntity, type Expected, ReceiptClaims } from '../../money/receipt/index.js';
import { KeptBonds } from '../../trading/deposit/index.js';
import { ContractEntity, PaymentRowEntity, moveRow } from '../contract/index.js';
import { isOpen, lateOf } from './plan-book.js';

interface Row {
  readonly sub_account: string;
  readonly payer: string;
  readonly lot_id: string | null;
  readonly lot_no: string | null;
  readonly title: string | null;
  readonly amount_fen: string | null;
  readonly due_on: string | null;
}

/** A contract with the first of its rows that is open. */
const STATEMENT = `select c.price_sub_account as sub_account, p.name as payer, l.id as lot_id, l.no as lot_no,
    l.terms->>'title' as title, w.open_fen::text as amount_fen, w.due_on::text as due_on
  from contract c join party p on p.id = c.transferee_id left join lot l on l.id = c.lot_id
  left join lateral (
    select amount_fen - paid_fen as open_fen, due_on from payment_row
    where contract_id = c.id and state in ('PLANNED', 'DUE', 'OVERDUE') order by due_on nulls last, seq limit 1) w on l.id is not null`;
/** So many are read, of which those that fit best are named. */
const MOST = 50;
/** Numbers of one typing slip begin or end alike. */
const ALIKE = 9;
/** The bank has been told of it. */
const TOLD: readonly PaymentOrderEntity['state'][] = ['SENT', 'ENTERED', 'CONFIRMED'];

/** What prices are waited for, and how one that was taken for the wrong contract's is taken back. */
@Injectable()
export class PriceClaims implements OnModuleInit {
  constructor(
    private readonly claims: ReceiptClaims,
    private readonly orders: PaymentOrders,
    private readonly bonds: KeptBonds,
  ) {}

  onModuleInit(): void {
    this.claims.askWith('PRICE_BANK', {
      expected: (source, subAccount) => this.expected(source, subAccount),
      openLike: (source, receipt) => this.openLike(source, receipt),
      accountsOf: (source, lotIds) => this.accountsOf(source, lotIds),
      undo: (tx, receipt) => this.undo(tx, receipt),
    });
  }

  private async expected(source: EntityManager, subAccount: string): Promise<Expected | undefined> {
    const rows: Row[] = await source.query(`${STATEMENT} where c.price_sub_account = $1`, [subAccount]);
    return rows[0] && toExpected(rows[0]);
  }

  private async accountsOf(source: EntityManager, lotIds: readonly string[]): Promise<string[]> {
    const rows: { sub_account: string }[] = await source.query(
      'select price_sub_account as sub_account from contract where lot_id = any($1)',
      [lotIds],
    );
    return rows.map(({ sub_account: account }) => account);
  }

  private async openLike(source: EntityManager, receipt: BankReceiptEntity): Promise<readonly Expected[]> {
    const rows: Row[] = await source.query(
      `${STATEMENT} where w.open_fen is not null and (left(p.name, 2) = left($1, 2)
         or left(c.price_sub_account, ${ALIKE}) = left($2, ${ALIKE})
         or right(c.price_sub_account, ${ALIKE}) = right($2, ${ALIKE}))
       order by (p.name = $1) desc, (w.open_fen = $3) desc, w.due_on nulls last limit ${MOST}`,
      [receipt.payerName, receipt.subAccount, receipt.amountFen.toString()],
    );
    return rows.map(toExpected);
  }

  /** The last rows that were paid are open again, as long as the bank has not been told to pay any of it on. */
  private async undo(tx: EntityManager, receipt: BankReceiptEntity): Promise<Refusal | undefined> {
    const priceSubAccount = receipt.matchedAccount ?? receipt.subAccount;
    const found = await tx.findOneByOrFail(ContractEntity, { priceSubAccount });
    if (!found.lotId) return refusal('receipt.used', undefined, { why: '合同已经解除，价款已经清算' });
    await lockLot(tx, found.lotId);
    const contract = await lockRow(tx, ContractEntity, { id: found.id });
    const rows = await tx.find(PaymentRowEntity, {
      where: { contractId: contract.id },
      order: { dueOn: { direction: 'DESC', nulls: 'FIRST' }, seq: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
    let left = receipt.amountFen;
    for (const row of rows) {
      const taken = row.paidFen < left ? row.paidFen : left;
      if (taken === 0n) continue;
      if (row.kind === 'BOND' && !(await this.bonds.isOf(tx, receipt.id))) continue;
      const refused = await (row.kind === 'BOND'
        ? this.giveUp(tx, row, receipt.id)
        : this.stopPayout(tx, row));
      if (isRefusal(refused)) return refused;
      if (row.state === 'PAID') moveRow(row, 'undo');
      await dropFee(tx, row, rows);
      Object.assign(row, { paidFen: row.paidFen - taken, paidOn: null });
      left -= taken;
      await tx.save(PaymentRowEntity, row);
    }
    return left === 0n ? undefined : refusal('receipt.used', undefined, { why: '价款已经清算' });
  }

  private async giveUp(
    tx: EntityManager,
    row: PaymentRowEntity,
    receiptId: string,
  ): Promise<Refusal | undefined> {
    if (!(await this.bonds.undo(tx, receiptId)))
      return refusal('receipt.used', undefined, { why: '另交的保证金已经扣付或者退还' });
    moveRow(row, 'giveUp');
    return undefined;
  }

  private async stopPayout(
    tx: EntityManager,
    { contractId, seq }: PaymentRowEntity,
  ): Promise<Refusal | undefined> {
    const orders = await tx.find(PaymentOrderEntity, {
      where: { kind: 'PAYOUT', key: Like(`payout:${contractId}:${seq}:%`) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (orders.some(({ state }) => TOLD.includes(state)))
      return refusal('receipt.used', undefined, { why: '价款已经交银行付给转出方' });
    await this.orders.cancelAll(tx, orders);
    return undefined;
  }
}

/** What its coming late was to cost falls with it; it is counted anew once it comes. */
async function dropFee(
  tx: EntityManager,
  { seq }: PaymentRowEntity,
  rows: readonly PaymentRowEntity[],
): Promise<void> {
  const fee = rows.find(
    (row) => row.kind === 'LATE_FEE' && isOpen(row) && row.covers.startsWith(lateOf(seq)),
  );
  if (!fee) return;
  moveRow(fee, 'drop');
  await tx.save(PaymentRowEntity, fee);
}

function toExpected(row: Row): Expected {
  return {
    subAccount: row.sub_account,
    payerName: row.payer,
    amountFen: BigInt(row.amount_fen ?? '0'),
    lotId: row.lot_id ?? '',
    lotNo: row.lot_no ?? '',
    title: row.title ?? '',
    dueAt: row.due_on ? new Date(`${row.due_on}T23:59:59+08:00`) : null,
    isOpen: row.amount_fen !== null,
    isBlind: false,
  };
}
