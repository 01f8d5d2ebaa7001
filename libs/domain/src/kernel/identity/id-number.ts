import { isPlainDate, type PlainDate } from '../date/index.js';
import { type Refusal, refusal } from '../index.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Nobody who was born before has a number. */
const FIRST_BIRTH = '1900-01-01';

/** 居民身份证号码, 18 characters with the check character of GB 11643 and a birth date from 1900 on that exists. */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  if (!isPlainDate(birthDate(text)) || birthDate(text) < FIRST_BIRTH) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return CHECKS[sum % 11] === text[17];
}

/** The day of birth that the number states. */
export function birthDate(idNumber: string): PlainDate {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** Whether the number is that of somebody who is not born yet on this day. */
export function isUnborn(idNumber: string, today: PlainDate): boolean {
  return isIdNumber(idNumber) && birthDate(idNumber) > today;
}

/** Why a text is not the ID number of somebody who lives on a day; none where it is. */
export function refuseIdNumber(idNumber: string, field: string, today: PlainDate): Refusal[] {
  if (!isIdNumber(idNumber)) return [refusal('identity.bad-id-number', field)];
  return isUnborn(idNumber, today) ? [refusal('identity.unborn', field)] : [];
}
