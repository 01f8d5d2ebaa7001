import { ACCOUNTS, type BankAccount } from '@helan/domain';

/** The bank account as both desks of finance call it. */
export function bankName(bank: BankAccount): string {
  return ACCOUNTS[bank].split('—')[1]!;
}
