import type { PlainDate } from '../date/index.js';
import { type Refusal, refusal } from '../index.js';
import { isIdNumber, refuseIdNumber } from './id-number.js';

/** Papers by which a person is known; the number itself says which it is. */
export const PERSON_PAPERS = {
  RESIDENT_ID: '居民身份证',
  HKMT_PERMIT: '港澳台居民居住证',
  FOREIGN_PERMIT: '外国人永久居留身份证',
  OLD_FOREIGN_PERMIT: '外国人永久居留证（老版）',
  PASSPORT: '护照',
} as const;

export type PersonPaper = keyof typeof PERSON_PAPERS;

/** Hong Kong, Macao and Taiwan: the first six of a permit's number. Source: 港澳台居民居住证申领发放办法 第五条. */
const HKMT = /^8[123]0000/;
/** Of a permanent resident since 2023; before that three letters of the country and twelve digits. */
const FOREIGN = /^9/;
const OLD_FOREIGN = /^[A-Z]{3}\d{4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{2}$/;
/** Letters and digits, six to nine, with both kinds: nothing that could be a mistyped ID number. Source: ICAO 9303. */
const PASSPORT = /^(?=.*[A-Z])(?=.*\d)[A-Z0-9]{6,9}$/;

/** Which paper a number is of; nothing where it is none of a person's. */
export function personPaperOf(text: string): PersonPaper | undefined {
  if (isIdNumber(text)) {
    if (HKMT.test(text)) return 'HKMT_PERMIT';
    return FOREIGN.test(text) ? 'FOREIGN_PERMIT' : 'RESIDENT_ID';
  }
  if (OLD_FOREIGN.test(text)) return 'OLD_FOREIGN_PERMIT';
  return PASSPORT.test(text) ? 'PASSPORT' : undefined;
}

/** Why a text is not the number of a person's paper on a day; what looks like an ID number is judged as one. */
export function refusePersonNumber(text: string, field: string, today: PlainDate): Refusal[] {
  const paper = personPaperOf(text);
  if (paper === 'PASSPORT' || paper === 'OLD_FOREIGN_PERMIT') return [];
  if (paper === undefined && /^[A-Z]{3}/.test(text)) return [refusal('identity.bad-permit', field)];
  if (paper === undefined && /^[A-Z]/.test(text)) return [refusal('identity.bad-passport', field)];
  return refuseIdNumber(text, field, today);
}
