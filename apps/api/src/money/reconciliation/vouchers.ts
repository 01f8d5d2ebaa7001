import { Injectable } from '@nestjs/common';
import { shanghaiDate, voucherNumber } from '@helan/domain';
import type { PageView, VoucherView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { type ListStatement, Transactions, lockRow, readPage, takeSerial } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { bankName } from '../payment/index.js';
import { BankReceiptEntity } from '../receipt/index.js';

/** In SQL, of a voucher `v` and its receipt `b`: the entry by which its money was booked has been taken back. */
export const IS_VOID = `(b.state <> 'MATCHED' or b.booked_key is distinct from v.entry_key
  or exists (select from ledger_entry e join ledger_reversal r on r.reverses = e.id where e.key = v.entry_key))`;

const LIST: ListStatement = {
  columns: `v.no, v.receipt_id as "receiptId", b.bank, b.flow_no as "flowNo", v.issued_at as "issuedAt",
    a.display_name as "issuedByName", ${IS_VOID} as "isVoid"`,
  from: 'from receipt_voucher v join bank_receipt b on b.id = v.receipt_id join account a on a.id = v.issued_by',
  where: 'not b.is_blind',
  order: [
    { sql: 'v.issued_at', type: 'timestamptz', isDescending: true },
    { sql: 'v.no', type: 'text', isDescending: true },
  ],
  params: [],
};

interface Row extends Omit<VoucherView, 'bankName' | 'issuedAt'> {
  readonly bank: BankReceiptEntity['bank'];
  readonly issuedAt: Date;
}

/** 收据: one for each time that money received was booked; its number is never used again. */
@Injectable()
export class Vouchers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
  ) {}

  /** The one that there is, where the money is still booked by the same entry. */
  async issue(actor: Actor, receiptId: string): Promise<{ no: string }> {
    return this.transactions.run(async (tx) => {
      // What was matched while nobody may know who has registered is not to be found. Source: rules §21 A13.
      const { isBlind } = await lockRow(tx, BankReceiptEntity, { id: receiptId });
      if (isBlind) throw refused('resource.not-found');
      const key = await bookedBy(tx, receiptId);
      if (!key) throw refused('voucher.nothing-received');
      const [known]: { no: string }[] = await tx.query(
        'select no from receipt_voucher where entry_key = $1',
        [key],
      );
      if (known) return known;
      const at = await this.clock.now(tx);
      const year = Number(shanghaiDate(at.getTime()).slice(0, 4));
      const no = voucherNumber(year, await takeSerial(tx, `voucher:${year}`));
      await tx.query(
        `insert into receipt_voucher (no, receipt_id, entry_key, issued_by, issued_at) values ($1, $2, $3, $4, $5)`,
        [no, receiptId, key, actor.accountId, at],
      );
      return { no };
    });
  }

  async list(at: string | undefined): Promise<PageView<VoucherView>> {
    const { rows, place } = await readPage<Row>(this.dataSource, LIST, at);
    const items = rows.map(({ bank, issuedAt, ...row }) => ({
      ...row,
      bankName: bankName(bank),
      issuedAt: issuedAt.toISOString(),
    }));
    return { items, ...place };
  }
}

/** The entry by which a receipt stands in the books as somebody's; nothing where it is nobody's, or was taken back. */
async function bookedBy(tx: EntityManager, receiptId: string): Promise<string | undefined> {
  const rows: { key: string }[] = await tx.query(
    `select e.key from bank_receipt b join ledger_entry e on e.key = b.booked_key
     where b.id = $1 and b.state = 'MATCHED'
       and not exists (select from ledger_reversal r where r.reverses = e.id)`,
    [receiptId],
  );
  return rows[0]?.key;
}
