import { Injectable, type OnModuleInit } from '@nestjs/common';
import { foldAccount, leftUndecided } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type BankReceiptEntity, HeldWaits } from '../../money/receipt/index.js';
import { AlertBook } from '../../listing/risk/index.js';
import { DepositEntity } from './deposit.entity.js';

/** What deposits tell of those who pay them; names and accounts stay out of it. Source: rules §11.3 R02, R04. */
@Injectable()
export class DepositSignals implements OnModuleInit {
  constructor(
    private readonly alerts: AlertBook,
    private readonly cipher: FieldCipher,
    private readonly waits: HeldWaits,
  ) {}

  onModuleInit(): void {
    this.waits.whenLeft('DEPOSIT_BANK', (tx, receipt) => this.tellLeft(tx, receipt));
  }

  /** Somebody else paid: his money goes back, the fact stays. */
  async otherPayer(tx: EntityManager, { lotId, registrationId }: DepositEntity): Promise<void> {
    const evidence = `报名 ${registrationId.slice(0, 8)} 的保证金由别人付款，已退回`;
    await this.alerts.raiseFor(tx, lotId, { code: 'R04', level: 'YELLOW', evidence });
  }

  /** Deposits of the same lot that came out of the same account, however it was typed. Source: 招标投标法实施条例 第四十条. */
  async sameAccount(tx: EntityManager, { lotId }: DepositEntity, receipt: BankReceiptEntity): Promise<void> {
    const rows: { id: string; party: string; payer_account_enc: Buffer }[] = await tx.query(
      `select d.registration_id as id, r.party_id as party, b.payer_account_enc
       from bank_receipt b join deposit d on d.sub_account = b.sub_account
       join registration r on r.id = d.registration_id where d.lot_id = $1 and b.state <> 'DISCARDED' order by 1`,
      [lotId],
    );
    const account = this.accountIn(receipt.payerAccountEnc);
    const same = rows.filter((row) => this.accountIn(row.payer_account_enc) === account);
    const ids = [...new Set(same.map(({ id }) => id))];
    if (new Set(same.map(({ party }) => party)).size < 2) return;
    const evidence = `报名 ${ids.map((id) => id.slice(0, 8)).join('、')} 的保证金出自同一个账户`;
    await this.alerts.raiseFor(tx, lotId, { code: 'R02', level: 'RED', evidence });
  }

  /** Nobody has said in time whose a payment is. */
  private async tellLeft(tx: EntityManager, { subAccount, flowNo }: BankReceiptEntity): Promise<void> {
    const deposit = await tx.findOneBy(DepositEntity, { subAccount });
    const risk = leftUndecided('保证金', flowNo);
    if (deposit) await this.alerts.raiseFor(tx, deposit.lotId, risk);
    else await this.alerts.raise(tx, null, risk);
  }

  private accountIn(sealed: Buffer): string {
    return foldAccount(this.cipher.open(sealed, 'bank_receipt.payer_account'));
  }
}
