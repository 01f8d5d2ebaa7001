import { differenceInBasisPoints, formatQuantity, type Quantity } from '../../kernel/area/index.js';
import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import type { AreaAgreement, AreaBasis } from './area-agreement.js';
import { isOtherArea } from './statements.js';

/** What the liaison found on site. Distance in metres from the drawn parcel or the village's point; null where neither is known. */
export interface SiteCheck {
  readonly photoCount: number;
  readonly measured: Quantity;
  readonly distanceMetres: number | null;
  readonly isUndisputed: boolean;
  readonly reason: string;
  /** Which measure counts by the choice of the parties, where they differ. */
  readonly counts?: AreaBasis | undefined;
  /** What the contract states, where that counts. */
  readonly contractQuantity?: Quantity | undefined;
}

/**
 * Why a site check does not pass yet: a written reason heals the distance, a choice of the parties with its reason another
 * area, nothing a dispute. Source: rules §6.1, §21 A4.
 */
export function refuseVerification(check: SiteCheck, stated: Quantity, rulebook: Rulebook): Refusal[] {
  const faults: Refusal[] = [];
  const minPhotos = rulebook['verification.minPhotos'];
  const maxDistance = rulebook['verification.maxDistance'];
  const hasReason = !isBlank(check.reason);
  if (check.photoCount < minPhotos)
    faults.push(
      refusal('verification.too-few-photos', 'photos', { min: minPhotos, count: check.photoCount }),
    );
  if (isOtherArea(stated, check.measured, rulebook)) faults.push(...refuseChoice(check, stated));
  if (check.distanceMetres !== null && check.distanceMetres > maxDistance && !hasReason) {
    faults.push(
      refusal('verification.too-far', 'reason', { max: maxDistance, distance: check.distanceMetres }),
    );
  }
  if (!check.isUndisputed) faults.push(refusal('verification.disputed', 'isUndisputed'));
  return faults;
}

function refuseChoice(
  { counts, contractQuantity, reason, measured }: SiteCheck,
  stated: Quantity,
): Refusal[] {
  const percent = Number(differenceInBasisPoints(stated, measured)) / 100;
  if (!counts) return [refusal('verification.area-differs', 'counts', { percent })];
  if (counts === 'CONTRACT' && contractQuantity === undefined)
    return [refusal('quantity.out-of-range', 'contractQuantity')];
  return isBlank(reason) ? [refusal('verification.no-area-reason', 'reason')] : [];
}

/** What the parties chose at a site check that passes; nothing where the measures agree. */
export function areaAgreementOf(
  { measured, counts, contractQuantity, reason }: SiteCheck,
  stated: Quantity,
  rulebook: Rulebook,
): AreaAgreement | undefined {
  if (!counts || !isOtherArea(stated, measured, rulebook)) return undefined;
  const quantity = { CERTIFICATE: stated, CONTRACT: contractQuantity ?? stated, MEASURED: measured }[counts];
  const [inText, listed, found] = [quantity, stated, measured].map(formatQuantity) as [
    string,
    string,
    string,
  ];
  return { counts, quantity: inText, listed, measured: found, reason };
}

/** Metres between two points on the ground (degrees, CGCS2000), rounded to a metre. */
export function distanceMetres(a: GeoPoint, b: GeoPoint): number {
  const radians = Math.PI / 180;
  const dLatitude = (b.latitude - a.latitude) * radians;
  const dLongitude = (b.longitude - a.longitude) * radians;
  const chord =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLongitude / 2) ** 2;
  return Math.round(2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(chord))));
}

export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** As people read it; where nothing is known to measure from, that is what is said. Source: rules §6.1. */
export function distanceInWords(metres: number | null): string {
  return metres === null ? '离标的多远不知道：没有画界线，村里也没有定位点' : `离标的 ${metres} 米`;
}
