import { addYears, type Instant, shanghaiDate } from '../../kernel/date/index.js';
import {
  birthDate,
  isCollectiveCode,
  isCreditCode,
  isIdNumber,
  isNatural,
  type PartyKind,
} from '../../kernel/identity/index.js';
import { type Refusal, refusal, isBlank } from '../../kernel/index.js';

/** Whoever takes the lot on together with the applicant, who represents them all. Source: rules §6.3, §9.4. */
export interface Partner {
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string;
  /** In percent, at most four decimals. */
  readonly share: string;
}

const FULL_AGE = 18;

export function refusePartner({ kind, name, idNumber }: Partner, field: string, at: Instant): Refusal[] {
  const faults: Refusal[] = [];
  if (isBlank(name))
    faults.push(refusal('application.missing-field', `${field}.name`, { name: '联合受让方名称' }));
  if (!isNatural(kind)) {
    const isCode = kind === 'COLLECTIVE' ? isCollectiveCode : isCreditCode;
    return isCode(idNumber) ? faults : [...faults, refusal('identity.bad-credit-code', `${field}.idNumber`)];
  }
  if (!isIdNumber(idNumber)) return [...faults, refusal('identity.bad-id-number', `${field}.idNumber`)];
  const isMinor = addYears(birthDate(idNumber), FULL_AGE) > shanghaiDate(at);
  return isMinor ? [...faults, refusal('registration.minor', `${field}.idNumber`)] : faults;
}
