import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import {
  type BankAccount,
  type PaymentOrderState,
  type PaymentToMake,
  refusePayees,
  totalOf,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Transactions } from '../../kernel/db/index.js';
import { RefusedError, refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import type { MadeFile } from '../../kernel/storage/send-file.js';
import { WorkRoom } from '../../kernel/work/index.js';
import { ORDER_KINDS } from '../payment/index.js';
import type { BankProfileEntity } from './bank-profile.entity.js';
import { BankProfiles } from './bank-profiles.service.js';
import { CHECK_MESSAGE, paymentMessage, paymentTable } from './writing/index.js';

/** Whatever form it has, it is saved and carried to the bank, never shown. */
const SAVED = 'application/octet-stream';

interface Row {
  readonly id: string;
  readonly bank: BankAccount;
  readonly state: PaymentOrderState;
  readonly kind: keyof typeof ORDER_KINDS;
  readonly payee_name: string;
  readonly payee_account_enc: Buffer | null;
  readonly payee_bank_no: string | null;
  readonly amount_fen: string;
}

/**
 * 付款文件: a batch of payments in the form that its bank reads. Each payment bears the mark under which the bank's word on
 * it comes back; whoever made which file is noted, since all accounts stand in it in full.
 */
@Injectable()
export class OrderFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly cipher: FieldCipher,
    private readonly work: WorkRoom,
    private readonly profiles: BankProfiles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async make(actor: Actor, batchId: string): Promise<MadeFile> {
    const all: Row[] = await this.dataSource.query(PAYMENTS, [batchId]);
    if (all.length === 0) throw refused('resource.not-found');
    const rows = all.filter(({ state }) => state === 'SENT');
    if (rows.length === 0) throw refused('bank.nothing-to-pay');
    const profile = await this.profiles.inForce(rows[0]!.bank);
    const payments = await Promise.all(rows.map((row) => this.toPayment(row)));
    const faults = refusePayees(payments);
    if (faults.length > 0) throw new RefusedError(faults.slice(0, 20));
    const file = await this.write(batchId, profile, payments);
    await this.transactions.run((tx) => this.note(tx, { actor, batchId, profile, payments, file }));
    return file;
  }

  private async toPayment(row: Row): Promise<PaymentToMake> {
    // Of a transfer the other one of the center's own accounts.
    const own = row.payee_account_enc ? null : (await this.profiles.inForce('PRICE_BANK')).content;
    return {
      orderId: row.id,
      payeeName: row.payee_name,
      payeeAccount: own
        ? own.accountNo
        : this.cipher.open(row.payee_account_enc!, 'payment_order.payee_account'),
      payeeBankNo: own ? own.bankNo : row.payee_bank_no,
      amountFen: BigInt(row.amount_fen),
      purpose: ORDER_KINDS[row.kind],
    };
  }

  private async write(
    batchId: string,
    { content, bank }: BankProfileEntity,
    payments: readonly PaymentToMake[],
  ): Promise<MadeFile> {
    const name = `付款-${bank === 'DEPOSIT_BANK' ? '保证金专户' : '价款专户'}-${batchId.slice(0, 8)}`;
    if (content.orderForm === 'TABLE')
      return { content: paymentTable(payments, content.orderTitles), mime: SAVED, name: `${name}.csv` };
    const at = await this.clock.now();
    const day = await this.clock.today(this.dataSource.manager);
    const text = paymentMessage({ batchId, day, payments, payer: content, at: at.toISOString() });
    const schema = path.join(this.config.migrationsDir, '../data/bank/pain.001.001.10.xsd');
    const fault = await this.work.run(CHECK_MESSAGE, { text, xsd: await fs.readFile(schema, 'utf8') });
    if (fault) throw new Error(`a payment message does not keep to its schema: ${fault}`);
    return { content: Buffer.from(text), mime: SAVED, name: `${name}.xml` };
  }

  private async note(
    tx: EntityManager,
    made: {
      readonly actor: Actor;
      readonly batchId: string;
      readonly profile: BankProfileEntity;
      readonly payments: readonly PaymentToMake[];
      readonly file: MadeFile;
    },
  ): Promise<void> {
    const { actor, batchId, profile, payments, file } = made;
    await tx.query(
      `insert into bank_order_file (id, batch_id, bank, profile_id, form, payments, total_fen, sha256, made_by, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, platform_now())`,
      [
        randomUUID(),
        batchId,
        profile.bank,
        profile.id,
        profile.content.orderForm,
        payments.length,
        totalOf(payments).toString(),
        createHash('sha256').update(file.content).digest('hex'),
        actor.accountId,
      ],
    );
  }
}

/** Of a batch, in an order of its own; only what a second person has let go to the bank is written. */
const PAYMENTS = `
  select id, bank, state, kind, payee_name, payee_account_enc, payee_bank_no, amount_fen from payment_order
  where batch_id = $1 order by created_at, id`;
