import { type Refusal, refusal } from '../index.js';

/** 联行号, by which banks pay each other: twelve digits. */
export function isBankNumber(text: string): boolean {
  return /^\d{12}$/.test(text);
}

export function refuseBankNumber(text: string, field: string): Refusal[] {
  return isBankNumber(text) ? [] : [refusal('bank.bad-bank-number', field)];
}
