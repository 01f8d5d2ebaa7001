import {
  differenceInBasisPoints,
  formatQuantity,
  parseQuantity,
  type Quantity,
} from '../../kernel/area/index.js';
import { type Refusal, refusal, isBlank } from '../../kernel/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';
import { agreedQuantity, type AreaAgreement, type AreaBasis } from './area-agreement.js';
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
  if (isOtherArea(stated, check.measured, rulebook)) faults.push(...refuseChoice(check, stated, rulebook));
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
  rulebook: Rulebook,
): Refusal[] {
  if (!counts) return [unsettled(stated, measured, 'counts')];
  if (counts === 'CONTRACT' && contractQuantity === undefined)
    return [refusal('quantity.out-of-range', 'contractQuantity')];
  const stray =
    counts === 'CONTRACT'
      ? refuseContractArea({ listed: stated, measured, contract: contractQuantity! }, rulebook)
      : undefined;
  if (stray) return [stray];
  return isBlank(reason) ? [refusal('verification.no-area-reason', 'reason')] : [];
}

function unsettled(listed: Quantity, measured: Quantity, field: string): Refusal {
  const percent = Number(differenceInBasisPoints(listed, measured)) / 100;
  return refusal('verification.area-differs', field, { percent });
}

/**
 * Three numbers of one thing are held against one another: what a contract states lies between what is listed and what
 * was measured, or no farther from one of them than measures may differ. Source: rules §21 A4.
 */
function refuseContractArea(
  { listed, measured, contract }: Readonly<Record<'listed' | 'measured' | 'contract', Quantity>>,
  rulebook: Rulebook,
): Refusal | undefined {
  const [least, most] = listed < measured ? [listed, measured] : [measured, listed];
  const isBetween = least < contract && contract < most;
  const isNear = [listed, measured].some((other) => !isOtherArea(other, contract, rulebook));
  if (isBetween || isNear) return undefined;
  return refusal('verification.contract-differs', 'contractQuantity', {
    contract: formatQuantity(contract),
    listed: formatQuantity(listed),
    measured: formatQuantity(measured),
  });
}

/**
 * Why what is listed may not be published beside what was measured of it: they are far apart and the parties have not
 * settled which counts, or have settled on a number that is neither's. Source: rules §21 A4.
 */
export function refuseMeasures(
  { listed, measured, agreement }: ListedMeasures,
  rulebook: Rulebook,
): Refusal | undefined {
  if (!isOtherArea(listed, measured, rulebook)) return undefined;
  const agreed = agreedQuantity(agreement, listed);
  if (!agreement || agreed === undefined || parseQuantity(agreement.measured) !== measured)
    return unsettled(listed, measured, 'areaAgreement');
  if (agreement.counts !== 'CONTRACT') return undefined;
  return refuseContractArea({ listed, measured, contract: agreed }, rulebook);
}

export interface ListedMeasures {
  readonly listed: Quantity;
  /** What was found on site, in the same unit. */
  readonly measured: Quantity;
  readonly agreement?: AreaAgreement | undefined;
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
