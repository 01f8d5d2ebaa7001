import { digits } from './serial-digits.js';

/** 收据号: `SJ2026-000001`. A number is given out once and never again, also where its receipt is void. */
export function voucherNumber(year: number, serial: number): string {
  return `SJ${year}-${digits(serial, 6)}`;
}

export function isVoucherNumber(text: string): boolean {
  return /^SJ\d{4}-\d{6}$/.test(text);
}
