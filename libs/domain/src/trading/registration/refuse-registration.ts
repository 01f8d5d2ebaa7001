import { addYears, type Instant, shanghaiDate } from '../../kernel/date/index.js';
import { birthDate, isNatural, type PartyKind } from '../../kernel/identity/index.js';
import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import { formatPrice, type PriceParts, type PriceScale } from '../../kernel/money/index.js';
import { REVIEW_PAPERS, type ReviewNeed } from './social-review.js';

/** Full civil capacity begins at 18; there is no upper age (rules §19 D17). */
const FULL_AGE = 18;

export interface RegistrationAttempt {
  readonly at: Instant;
  readonly registrationEndsAt: Instant;
  readonly applicantKind: PartyKind;
  readonly applicantIdNumber: string;
  readonly isTransferor: boolean;
  /** Of a business that leases farmland: which review it needs first. Nothing for everybody else. */
  readonly socialReview?: ReviewNeed | undefined;
  /** Others take the lot on together with the applicant. */
  readonly isJoint: boolean;
  /** Claims to come first at the same price. */
  readonly hasClaim: boolean;
  /** Kinds of the papers that are uploaded. */
  readonly documentKinds: readonly string[];
  readonly listingPriceFen: PriceParts;
  /** Decimals of the lot's prices; two where nothing is said. */
  readonly priceScale?: PriceScale | undefined;
  readonly isBuying: boolean;
  /** What nobody goes above when selling; missing where the notice sets none. */
  readonly ceilingFen?: PriceParts | undefined;
  /** What the applicant would pay if he stays alone; nothing means the listing price. */
  readonly quoteFen?: PriceParts | undefined;
  readonly hasPromised: boolean;
  readonly intendedUse: string;
}

/** Why an applicant may not register for a lot; empty when he may. Source: rules §6.3, §11.6. */
export function refuseRegistration(attempt: RegistrationAttempt): Refusal[] {
  const faults: Refusal[] = [];
  if (attempt.at >= attempt.registrationEndsAt) faults.push(refusal('registration.closed'));
  if (attempt.isTransferor) faults.push(refusal('registration.own-listing'));
  if (isNatural(attempt.applicantKind) && isMinor(attempt)) faults.push(refusal('registration.minor'));
  faults.push(...refuseReview(attempt));
  if (attempt.isJoint && !attempt.documentKinds.includes('JOINT_AGREEMENT'))
    faults.push(
      refusal('registration.missing-paper', 'documents.JOINT_AGREEMENT', {
        name: '联合受让协议和代表推举书',
      }),
    );
  if (attempt.hasClaim && !attempt.documentKinds.includes('PRIORITY_PROOF'))
    faults.push(refusal('registration.missing-paper', 'documents.PRIORITY_PROOF', { name: '优先权证明' }));
  faults.push(...refuseQuote(attempt));
  if (isBlank(attempt.intendedUse))
    faults.push(refusal('application.missing-field', 'intendedUse', { name: '拟用途与计划' }));
  if (!attempt.hasPromised) faults.push(refusal('registration.promise-unsigned', 'hasPromised'));
  return faults;
}

/** Whoever buys takes no quote above his ceiling; whoever sells none below his price, nor above a ceiling of his. */
function refuseQuote(attempt: RegistrationAttempt): Refusal[] {
  const { quoteFen, listingPriceFen, ceilingFen, isBuying, priceScale = 2 } = attempt;
  if (quoteFen === undefined) return [];
  const listing = { listing: formatPrice(listingPriceFen, priceScale) };
  if (isBuying)
    return quoteFen > listingPriceFen
      ? [refusal('registration.quote-above-ceiling', 'quoteYuan', listing)]
      : [];
  if (quoteFen < listingPriceFen) return [refusal('registration.quote-below-listing', 'quoteYuan', listing)];
  return ceilingFen !== undefined && quoteFen > ceilingFen
    ? [refusal('bid.above-ceiling', 'quoteYuan', { ceiling: formatPrice(ceilingFen, priceScale) })]
    : [];
}

/** Before the lines are set no business may apply; above them it brings the papers of its review. */
function refuseReview({ socialReview, documentKinds }: RegistrationAttempt): Refusal[] {
  if (!socialReview || socialReview === 'NONE') return [];
  if (socialReview === 'UNSET') return [refusal('registration.social-review')];
  return Object.entries(REVIEW_PAPERS)
    .filter(([kind]) => !documentKinds.includes(kind))
    .map(([kind, { name }]) => refusal('registration.missing-paper', `documents.${kind}`, { name }));
}

function isMinor({ applicantIdNumber, at }: RegistrationAttempt): boolean {
  // A passport says nothing of it: the window sees who is under age.
  return (
    /^\d{17}[\dX]$/.test(applicantIdNumber) &&
    addYears(birthDate(applicantIdNumber), FULL_AGE) > shanghaiDate(at)
  );
}
