import { isLuhn } from './luhn.js';

/** A person's bank card: 16 to 19 digits with a Luhn check digit. */
export function isPersonalCard(text: string): boolean {
  return /^\d{16,19}$/.test(text) && isLuhn(text);
}

/** An organisation's account: 8 to 30 digits, no check digit of its own. */
export function isPublicAccount(text: string): boolean {
  return /^\d{8,30}$/.test(text);
}
