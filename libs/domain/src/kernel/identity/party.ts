import { type Refusal, refusal } from '../index.js';
import { isPersonalCard, isPublicAccount, refuseAccount } from './bank-account.js';
import { isCollectiveCode, isCreditCode } from './credit-code.js';
import type { PlainDate } from '../date/index.js';
import { foldName } from './name-folding.js';
import { isMobilePhone } from './phone.js';
import { refuseIdNumber } from './id-number.js';
import { type PartyKind, isNatural } from './party-kind.js';

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
