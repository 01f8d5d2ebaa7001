import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BankAccount, SUB_ACCOUNT_RANGE, isMistypedSubAccount, subAccountNumber } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';

/** Far more than it ever takes while a range is not nearly full. */
const MOST_DRAWS = 50;

/** 子账号: one for each payer and lot, drawn at random, given out once. */
@Injectable()
export class SubAccounts {
  /** A number that nobody has had. */
  async open(tx: EntityManager, bank: BankAccount): Promise<string> {
    for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
      const no = subAccountNumber(bank, randomInt(SUB_ACCOUNT_RANGE));
      const rows: unknown[] = await tx.query(
        'insert into sub_account (no, bank, opened_at) values ($1, $2, platform_now()) on conflict do nothing returning no',
        [no, bank],
      );
      if (rows.length > 0) return no;
    }
    throw new Error(`the sub-accounts of ${bank} are used up`);
  }

  /** When a number was given out; nothing where it is none of ours, or nobody knows. */
  async openedAt(tx: EntityManager, no: string): Promise<Date | undefined> {
    const rows: { at: Date | null }[] = await tx.query(
      'select opened_at as at from sub_account where no = $1',
      [no],
    );
    return rows[0]?.at ?? undefined;
  }

  /** Refuses a number of ours with a digit that is wrong; those of before have no check digit and are known. */
  async requireRight(tx: EntityManager, bank: BankAccount, no: string): Promise<void> {
    if (!isMistypedSubAccount(bank, no)) return;
    const known: unknown[] = await tx.query('select 1 from sub_account where no = $1', [no]);
    if (known.length === 0) throw refused('receipt.sub-account', undefined, 'subAccount');
  }
}
