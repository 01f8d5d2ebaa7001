import { isLuhn } from './luhn.js';
import { type Refusal, refusal } from '../index.js';

/** A person's bank card: 16 to 19 digits with a Luhn check digit. */
export function isPersonalCard(text: string): boolean {
  return /^\d{16,19}$/.test(text) && isLuhn(text);
}

/** An organisation's account: 8 to 30 digits, no check digit of its own. */
export function isPublicAccount(text: string): boolean {
  return /^\d{8,30}$/.test(text);
}

/** What is wrong with an account: letters and signs in it, as of a number that a sheet has shortened, or its digits. */
export function refuseAccount(account: string, field: string): Refusal {
  const isOfDigits = /^\d*$/.test(account);
  return refusal(isOfDigits ? 'identity.bad-bank-account' : 'identity.account-not-digits', field);
}
