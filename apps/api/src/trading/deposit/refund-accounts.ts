import { Injectable } from '@nestjs/common';
import { type PlainDate, shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { PartyService } from '../../people/party/index.js';
import type { BondEntity } from './bond.entity.js';

/** Where a deposit goes back to, and since when the center had it. */
export interface RefundAccount {
  readonly payeeId: string;
  readonly payeeName: string;
  readonly payeeAccount: string;
  /** The bank's day of the money; nothing where no line of a statement is known. */
  readonly arrivedOn: PlainDate | null;
}

interface Row {
  readonly id: string;
  readonly party_id: string;
  readonly payer_name: string | null;
  readonly payer_account_enc: Buffer | null;
  readonly arrived_at: Date | null;
}

/**
 * 原路退回: a deposit goes back to the account from which it came, whatever is registered. Where the bank does not take it
 * there, the payment comes back and is paid again to the registered account, by two people. Source: rules §10.1.
 */
@Injectable()
export class RefundAccounts {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly parties: PartyService,
  ) {}

  /** Of each of these deposits by its id: the line that was taken for it last. */
  async of(tx: EntityManager, depositIds: readonly string[]): Promise<Map<string, RefundAccount>> {
    const rows: Row[] = await tx.query(
      `select d.id, w.party_id, b.payer_name, b.payer_account_enc, b.arrived_at
       from deposit d join registration w on w.id = d.registration_id
       left join lateral (
         select * from bank_receipt r where r.bank = 'DEPOSIT_BANK' and r.matched_to = d.id::text and r.state = 'MATCHED'
         order by r.confirmed_at desc nulls last, r.entered_at desc limit 1) b on true
       where d.id = any($1)`,
      [depositIds],
    );
    const accounts = new Map<string, RefundAccount>();
    for (const row of rows) accounts.set(row.id, await this.accountOf(tx, row));
    return accounts;
  }

  /** Of a bond: where its deposit came from, or the money that was paid for it. */
  async ofBond(
    tx: EntityManager,
    { depositId, receiptId }: Pick<BondEntity, 'depositId' | 'receiptId'>,
  ): Promise<RefundAccount> {
    if (depositId !== null) return (await this.of(tx, [depositId])).get(depositId)!;
    const [row]: [Row] = await tx.query(
      `select r.id, w.party_id, r.payer_name, r.payer_account_enc, r.arrived_at
       from bank_receipt r join bond b on b.receipt_id = r.id join registration w on w.id = b.registration_id
       where r.id = $1 limit 1`,
      [receiptId],
    );
    return this.accountOf(tx, row);
  }

  private async accountOf(tx: EntityManager, row: Row): Promise<RefundAccount> {
    if (row.payer_account_enc && row.arrived_at)
      return {
        payeeId: row.party_id,
        payeeName: row.payer_name!,
        payeeAccount: this.cipher.open(row.payer_account_enc, 'bank_receipt.payer_account'),
        arrivedOn: shanghaiDate(row.arrived_at.getTime()),
      };
    const { id, name, bankAccount } = await this.parties.get(row.party_id, tx);
    return { payeeId: id, payeeName: name, payeeAccount: bankAccount, arrivedOn: null };
  }
}
