import type { Instant } from '../../kernel/date/index.js';
import { parseQuantity } from '../../kernel/area/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { type Partner, refusePartner } from './partner.js';

/** Most partners of one registration. */
export const MOST_PARTNERS = 9;
const WHOLE = 1_000_000n;

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

function percent(share: bigint): string {
  return `${share / 10_000n}.${(share % 10_000n).toString().padStart(4, '0')}`;
}
