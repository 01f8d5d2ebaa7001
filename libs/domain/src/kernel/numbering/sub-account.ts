import { isLuhn, luhnDigit } from '../identity/index.js';

/** First eleven digits of the virtual accounts under each of the center's two accounts. Source: rules §10.1. */
export const SUB_ACCOUNT_PREFIXES = { DEPOSIT_BANK: '64012200010', PRICE_BANK: '64012200020' } as const;
export type SubAccountKind = keyof typeof SUB_ACCOUNT_PREFIXES;

/** How many numbers each prefix has. */
export const SUB_ACCOUNT_RANGE = 10_000_000;

const PLACE_DIGITS = 7;

/**
 * `64012200010` + seven digits + check digit: the number of one payer for one lot. The caller draws the place at
 * random from 0 to `SUB_ACCOUNT_RANGE - 1`, so that a number tells neither how many there are nor which came first.
 * The last digit is Luhn's: a typing clerk's single slip is always seen. Throws where the place is none.
 */
export function subAccountNumber(kind: SubAccountKind, place: number): string {
  if (!Number.isInteger(place) || place < 0 || place >= SUB_ACCOUNT_RANGE)
    throw new Error(`a sub-account cannot have the place ${place}`);
  const body = SUB_ACCOUNT_PREFIXES[kind] + String(place).padStart(PLACE_DIGITS, '0');
  return body + luhnDigit(body);
}

/**
 * Whether a text has the shape of such a number but a digit that is wrong. Numbers given out before there was a check
 * digit have the same shape: whoever asks knows which those are.
 */
export function isMistypedSubAccount(kind: SubAccountKind, text: string): boolean {
  const isOurs = /^\d{19}$/.test(text) && text.startsWith(SUB_ACCOUNT_PREFIXES[kind]);
  return isOurs && !isLuhn(text);
}
