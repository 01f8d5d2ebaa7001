import { type Refusal, refusal } from '../index.js';
import { isPersonalCard, isPublicAccount } from './bank-account.js';
import { isCollectiveCode, isCreditCode } from './credit-code.js';
import type { PlainDate } from '../date/index.js';
import { foldName } from './folding.js';
import { isIdNumber, isUnborn } from './id-number.js';
import { isMobilePhone } from './phone.js';

/** Kinds of party; the words are those of the county's forms. Source: rules §16.3. */
export const PARTY_KINDS = {
  FARMER_HOUSEHOLD: '农户',
  LARGE_GROWER: '专业大户',
  FAMILY_FARM: '家庭农场',
  COOP: '农民专业合作社',
  COLLECTIVE: '集体经济组织',
  VILLAGE_COMMITTEE: '村民委员会',
  TOWN_GOVERNMENT: '乡镇人民政府（场）',
  ENTERPRISE: '企业',
  SOLE_TRADER: '个体工商户',
  INSTITUTION: '事业单位',
  SOCIAL_ORG: '社会组织',
  PERSON: '自然人',
} as const;

export type PartyKind = keyof typeof PARTY_KINDS;

/** Kinds that a person's name and ID number stand for; the others are named by credit code. */
export const NATURAL_KINDS: readonly PartyKind[] = ['FARMER_HOUSEHOLD', 'LARGE_GROWER', 'PERSON'];

export interface PartyIdentity extends Partial<Representative> {
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly bankAccount: string;
}

/** Who answers for an organisation: its legal representative, or whoever runs it. */
export interface Representative {
  readonly representativeName: string;
  readonly representativeIdNumber: string;
}

export function isNatural(kind: PartyKind): boolean {
  return NATURAL_KINDS.includes(kind);
}

/**
 * Every fault of a party's identity on a day: numbers whose shape or check digit is wrong, and who is not born yet.
 * Source: rules §16.4.
 */
export function refuseIdentity(party: PartyIdentity, today: PlainDate): Refusal[] {
  const faults: Refusal[] = [];
  if (foldName(party.name) === '') faults.push(refusal('text.missing', 'name'));
  if (isNatural(party.kind)) {
    faults.push(...refuseIdNumber(party.idNumber, 'idNumber', today));
    if (!isPersonalCard(party.bankAccount)) faults.push(refuseAccount(party.bankAccount, 'bankAccount'));
  } else {
    const isCode = party.kind === 'COLLECTIVE' ? isCollectiveCode : isCreditCode;
    if (!isCode(party.idNumber)) faults.push(refusal('identity.bad-credit-code', 'idNumber'));
    if (!isPublicAccount(party.bankAccount)) faults.push(refuseAccount(party.bankAccount, 'bankAccount'));
    faults.push(...refuseRepresentative(party, today));
  }
  if (!isMobilePhone(party.phone)) faults.push(refusal('identity.bad-phone', 'phone'));
  return faults;
}

/** Every fault of who is said to answer for an organisation. Source: rules §9.1 (法定代表人). */
export function refuseRepresentative(
  { representativeName = '', representativeIdNumber = '' }: Partial<Representative>,
  today: PlainDate,
): Refusal[] {
  const faults = refuseIdNumber(representativeIdNumber, 'representativeIdNumber', today);
  return foldName(representativeName) === ''
    ? [refusal('identity.representative-missing', 'representativeName'), ...faults]
    : faults;
}

/** Why a text is not the ID number of somebody who lives on a day; none where it is. */
export function refuseIdNumber(idNumber: string, field: string, today: PlainDate): Refusal[] {
  if (!isIdNumber(idNumber)) return [refusal('identity.bad-id-number', field)];
  return isUnborn(idNumber, today) ? [refusal('identity.unborn', field)] : [];
}

/** What is wrong with an account: letters and signs in it, as of a number that a sheet has shortened, or its digits. */
export function refuseAccount(account: string, field: string): Refusal {
  const isOfDigits = /^\d*$/.test(account);
  return refusal(isOfDigits ? 'identity.bad-bank-account' : 'identity.account-not-digits', field);
}
