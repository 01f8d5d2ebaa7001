import { type Instant, addYears, shanghaiDate } from '../calendar/plain-date.js';
import { birthDate } from '../identity/id-number.js';
import { isNatural, type PartyKind } from '../identity/party.js';
import { type Refusal, refusal } from '../kernel/refusal.js';
import { type Fen, formatYuan } from '../money/fen.js';

/** Kinds whose lease of farmland the county must review first. Source: 农村土地承包法 第四十五条. */
export const SOCIAL_CAPITAL_KINDS: readonly PartyKind[] = ['ENTERPRISE', 'SOLE_TRADER'];

/** Full civil capacity begins at 18; there is no upper age (rules §19 D17). */
const FULL_AGE = 18;

export interface RegistrationAttempt {
  readonly at: Instant;
  readonly registrationEndsAt: Instant;
  readonly applicantKind: PartyKind;
  readonly applicantIdNumber: string;
  readonly isTransferor: boolean;
  readonly typeCode: string;
  readonly listingPriceFen: Fen;
  /** What the applicant would pay if he stays alone; nothing means the listing price. */
  readonly quoteFen?: Fen | undefined;
  readonly hasPromised: boolean;
  readonly intendedUse: string;
}

/** Why an applicant may not register for a lot; empty when he may. Source: rules §6.3, §11.6. */
export function refuseRegistration(attempt: RegistrationAttempt): Refusal[] {
  const faults: Refusal[] = [];
  if (attempt.at >= attempt.registrationEndsAt) faults.push(refusal('registration.closed'));
  if (attempt.isTransferor) faults.push(refusal('registration.own-listing'));
  if (isNatural(attempt.applicantKind) && isMinor(attempt)) faults.push(refusal('registration.minor'));
  if (['T01', 'T02'].includes(attempt.typeCode) && SOCIAL_CAPITAL_KINDS.includes(attempt.applicantKind)) {
    faults.push(refusal('registration.social-review'));
  }
  if (attempt.quoteFen !== undefined && attempt.quoteFen < attempt.listingPriceFen) {
    faults.push(
      refusal('registration.quote-below-listing', 'quoteYuan', { min: formatYuan(attempt.listingPriceFen) }),
    );
  }
  if (!attempt.intendedUse.trim())
    faults.push(refusal('application.missing-field', 'intendedUse', { name: '拟用途与计划' }));
  if (!attempt.hasPromised) faults.push(refusal('registration.promise-unsigned', 'hasPromised'));
  return faults;
}

function isMinor({ applicantIdNumber, at }: RegistrationAttempt): boolean {
  return addYears(birthDate(applicantIdNumber), FULL_AGE) > shanghaiDate(at);
}
