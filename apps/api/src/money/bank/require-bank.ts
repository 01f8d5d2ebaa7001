import type { BankAccount } from '@helan/domain';
import { refused } from '../../kernel/http/index.js';

/** Which of the center's two accounts an address names. */
export function requireBank(text: string | undefined): BankAccount {
  if (text === 'DEPOSIT_BANK' || text === 'PRICE_BANK') return text;
  throw refused('request.invalid', undefined, 'bank');
}
