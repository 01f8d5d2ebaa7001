import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { hashIs } from '../../kernel/secrets/look-up.js';
import type { BankReceiptEntity } from '../../money/ledger/index.js';
import { AlertBook } from '../../listing/risk/index.js';
import type { DepositEntity } from './deposit.entity.js';

/** What deposits tell of those who pay them; names and accounts stay out of it. Source: rules §11.3 R02, R04. */
@Injectable()
export class DepositSignals {
  constructor(private readonly alerts: AlertBook) {}

  /** Somebody else paid: his money goes back, the fact stays. */
  async otherPayer(tx: EntityManager, { lotId, registrationId }: DepositEntity): Promise<void> {
    const evidence = `报名 ${registrationId.slice(0, 8)} 的保证金由别人付款，已退回`;
    await this.alerts.raiseFor(tx, lotId, { code: 'R04', level: 'YELLOW', evidence });
  }

  /** Deposits of the same lot that came out of the same account. Source: 招标投标法实施条例 第四十条. */
  async sameAccount(
    tx: EntityManager,
    { lotId }: DepositEntity,
    { payerAccountHash, payerAccountHashEven }: BankReceiptEntity,
  ): Promise<void> {
    const rows: { id: string }[] = await tx.query(
      `select distinct d.registration_id as id from bank_receipt b join deposit d on d.sub_account = b.sub_account
       where d.lot_id = $1 and ${hashIs('b.payer_account_hash', 2)} order by 1`,
      [lotId, payerAccountHash, payerAccountHashEven],
    );
    if (rows.length < 2) return;
    const evidence = `报名 ${rows.map(({ id }) => id.slice(0, 8)).join('、')} 的保证金出自同一个账户`;
    await this.alerts.raiseFor(tx, lotId, { code: 'R02', level: 'RED', evidence });
  }
}
