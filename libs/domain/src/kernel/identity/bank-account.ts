import { isLuhn } from './luhn.js';
import { isUnitName } from './name-masking.js';
import { type PartyKind, isNatural } from './party-kind.js';
import { type Refusal, refusal } from '../index.js';

/**
 * Whose an account is, as far as that is known: a registered person's; somebody's who is known by a personal name alone; or
 * an organisation's, and whatever the bank itself has said.
 */
export type AccountHolder = 'PERSON' | 'PERSON_BY_NAME' | 'ANYBODY';

/** A person's bank card: 16 to 19 digits with a Luhn check digit. */
export function isPersonalCard(text: string): boolean {
  return isLongAsCard(text) && isLuhn(text);
}

/** An organisation's account: 8 to 30 digits, no check digit of its own. */
export function isPublicAccount(text: string): boolean {
  return /^\d{8,30}$/.test(text);
}

export function holderOfKind(kind: PartyKind): AccountHolder {
  return isNatural(kind) ? 'PERSON' : 'ANYBODY';
}

/** Of somebody who is not registered. */
export function holderNamed(name: string): AccountHolder {
  return isUnitName(name) ? 'ANYBODY' : 'PERSON_BY_NAME';
}

/**
 * The one judge of an account to which money is to go. The check digit is asked of persons' cards alone; of a person whom
 * nobody has registered, an account as long as a card is one, and another length may be a passbook's. Source: rules §16.4.
 */
export function isAccountOf(holder: AccountHolder, account: string): boolean {
  if (holder === 'PERSON') return isPersonalCard(account);
  if (holder === 'PERSON_BY_NAME' && isLongAsCard(account)) return isLuhn(account);
  return isPublicAccount(account);
}

/** What is wrong with an account: letters and signs in it, as of a number that a sheet has shortened, or its digits. */
export function refuseAccountOf(holder: AccountHolder, account: string, field: string): Refusal[] {
  if (isAccountOf(holder, account)) return [];
  const isOfDigits = /^\d*$/.test(account);
  return [refusal(isOfDigits ? 'identity.bad-bank-account' : 'identity.account-not-digits', field)];
}

function isLongAsCard(text: string): boolean {
  return /^\d{16,19}$/.test(text);
}
