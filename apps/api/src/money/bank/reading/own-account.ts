import { type BankAccount, SUB_ACCOUNT_PREFIXES } from '@helan/domain';
import { faulty } from './file-fault.js';

/** Whose file it has to be: the center's account with that bank, and which of its two. */
export interface OwnAccount {
  readonly bank: BankAccount;
  readonly accountNo: string;
}

/**
 * The sub-account that a number is, or an empty text where it is the account itself. The file of another account is refused
 * as a whole: nobody can say what else in it is not ours.
 */
export function subAccountOf(number: string, { bank, accountNo }: OwnAccount, line?: number): string {
  if (number === '' || number === accountNo) return '';
  if (/^\d{19}$/.test(number) && number.startsWith(SUB_ACCOUNT_PREFIXES[bank])) return number;
  const place = line === undefined ? '文件开头' : `第 ${line} 笔`;
  throw faulty('bank.other-account', { place, account: number.slice(0, 40), own: accountNo });
}
