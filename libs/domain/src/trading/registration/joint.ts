import { addYears, type Instant, shanghaiDate } from '../../kernel/date/index.js';
import { parseQuantity } from '../../kernel/area/index.js';
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

/** Most partners of one registration. */
export const MOST_PARTNERS = 9;
const WHOLE = 1_000_000n;
const FULL_AGE = 18;

export interface JointApplication {
  readonly at: Instant;
  readonly representativeIdNumber: string;
  /** The representative's own share, in percent. */
  readonly ownShare: string;
  readonly partners: readonly Partner[];
}

/** Every fault of a joint application: who they are, and that their shares are the whole. */
export function refusePartners({
  at,
  representativeIdNumber,
  ownShare,
  partners,
}: JointApplication): Refusal[] {
  if (partners.length === 0) return [];
  if (partners.length > MOST_PARTNERS) return [refusal('joint.too-many', 'partners', { max: MOST_PARTNERS })];
  const seen = new Set([representativeIdNumber]);
  const faults = partners.flatMap((partner, index) => {
    const field = `partners.${index}`;
    const own = refusePartner(partner, field, at);
    if (seen.has(partner.idNumber))
      own.push(refusal('joint.twice', `${field}.idNumber`, { name: partner.name }));
    seen.add(partner.idNumber);
    return own;
  });
  const shares = [ownShare, ...partners.map(({ share }) => share)].map((share) => parseQuantity(share));
  const sum = shares.reduce<bigint>((total, share) => total + (share ?? 0n), 0n);
  const areShares = shares.every((share) => share !== undefined) && sum === WHOLE;
  return areShares ? faults : [...faults, refusal('joint.share-sum', 'ownShare', { sum: percent(sum) })];
}

/** Everybody who takes the lot on, with his share, the representative first; nothing where he is alone. Shares in percent. */
export function jointInWords(
  representative: { readonly name: string; readonly share: string },
  partners: readonly Pick<Partner, 'name' | 'share'>[],
): string | null {
  if (partners.length === 0) return null;
  const others = partners.map(({ name, share }) => `${name} ${share}%`);
  return (
    [`${representative.name}（代表）${representative.share}%`, ...others].join('、') + '，共同承担连带责任'
  );
}

function refusePartner({ kind, name, idNumber }: Partner, field: string, at: Instant): Refusal[] {
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

function percent(share: bigint): string {
  return `${share / 10_000n}.${(share % 10_000n).toString().padStart(4, '0')}`;
}
