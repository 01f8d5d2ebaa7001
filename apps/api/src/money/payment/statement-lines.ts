import { Injectable } from '@nestjs/common';
import type { BankAccount } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';

type IsTaken = (tx: EntityManager, bank: BankAccount, flowNo: string) => Promise<boolean>;

/** One line of the statement is one receipt or one payment. */
@Injectable()
export class StatementLines {
  private isReceipt: IsTaken = async () => false;

  /** The room of receipts knows which lines are such. */
  askWith(isReceipt: IsTaken): void {
    this.isReceipt = isReceipt;
  }

  async requireNew(tx: EntityManager, bank: BankAccount, flowNo: string): Promise<void> {
    const orders: unknown[] = await tx.query('select 1 from payment_order where bank = $1 and flow_no = $2', [
      bank,
      flowNo,
    ]);
    if (orders.length > 0 || (await this.isReceipt(tx, bank, flowNo)))
      throw refused('receipt.duplicate', undefined, 'flowNo');
  }
}
