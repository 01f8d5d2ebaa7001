import { type Refusal, refusal } from '../index.js';
import { holderOfKind, refuseAccountOf } from './bank-account.js';
import { refuseBankNumber } from './bank-number.js';
import { isCollectiveCode, isCreditCode } from './credit-code.js';
import type { PlainDate } from '../date/index.js';
import { foldName } from './name-folding.js';
import { isMobilePhone } from './phone.js';
import { refusePersonNumber } from './person-number.js';
import { type PartyKind, isNatural } from './party-kind.js';
import { villageOfGroup } from './village-group.js';

export interface PartyIdentity extends Partial<Representative> {
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly bankAccount: string;
  /** 联行号 of the account's bank; empty where nobody has told it. */
  readonly bankNo?: string | null;
  /** Where it belongs; a village group is known by it. */
  readonly villageCode?: string;
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
  const isPerson = isNatural(party.kind);
  faults.push(...(isPerson ? refusePersonNumber(party.idNumber, 'idNumber', today) : refuseCode(party)));
  faults.push(...refuseAccountOf(holderOfKind(party.kind), party.bankAccount, 'bankAccount'));
  if (party.bankNo) faults.push(...refuseBankNumber(party.bankNo, 'bankNo'));
  if (!isPerson) faults.push(...refuseRepresentative(party, today));
  if (!isMobilePhone(party.phone)) faults.push(refusal('identity.bad-phone', 'phone'));
  return faults;
}

/** A village group has no code of its own and is known by its village's. */
function refuseCode({ kind, idNumber, villageCode }: PartyIdentity): Refusal[] {
  if (kind === 'COLLECTIVE' && /^\d{13,15}$/.test(idNumber)) {
    const village = villageOfGroup(idNumber);
    const isRight = village !== undefined && (villageCode === undefined || villageCode === village);
    return isRight ? [] : [refusal('identity.bad-group-code', 'idNumber')];
  }
  const isCode = kind === 'COLLECTIVE' ? isCollectiveCode : isCreditCode;
  return isCode(idNumber) ? [] : [refusal('identity.bad-credit-code', 'idNumber')];
}

/** Every fault of who is said to answer for an organisation. Source: rules §9.1 (法定代表人). */
export function refuseRepresentative(
  { representativeName = '', representativeIdNumber = '' }: Partial<Representative>,
  today: PlainDate,
): Refusal[] {
  const faults = refusePersonNumber(representativeIdNumber, 'representativeIdNumber', today);
  return foldName(representativeName) === ''
    ? [refusal('identity.representative-missing', 'representativeName'), ...faults]
    : faults;
}
