import type { Application } from '@helan/domain';

type Field = keyof Application;

/** What of an application each paper proves: it is read beside these facts. A paper that is not named proves what its own name says. */
export const PROVES: Readonly<Record<string, readonly Field[]>> = {
  LAND_CERTIFICATE: ['certificateNo', 'rightEndsOn', 'location', 'quantity', 'coHolders', 'parcels'],
  FOREST_CERTIFICATE: ['certificateNo', 'rightEndsOn', 'location', 'quantity', 'ownership'],
  LAND_LEDGER: ['location', 'quantity', 'ownership'],
  ASSET_TITLE: ['certificateNo', 'location', 'quantity', 'ownership'],
  REAL_ESTATE_CERTIFICATE: ['certificateNo', 'location', 'quantity', 'rightEndsOn'],
  BREEDING_CERTIFICATE: ['certificateNo', 'location', 'quantity', 'rightEndsOn'],
  SHARE_CERTIFICATE: ['certificateNo', 'quantity'],
  MACHINE_CERTIFICATE: ['certificateNo', 'condition'],
  WATERWORKS_CERTIFICATE: ['certificateNo', 'location', 'rightEndsOn'],
  IP_CERTIFICATE: ['certificateNo', 'rightEndsOn'],
  QUOTA_CERTIFICATE: ['certificateNo', 'quantity', 'rightEndsOn'],
  LIVING_TITLE: ['quantity', 'condition'],
  FACILITY_CONFIRMATION: ['location', 'quantity', 'purpose'],
  CONTRACT: ['contractNo', 'rightEndsOn', 'quantity', 'parcels'],
  UPSTREAM_CONTRACT: ['contractNo', 'rightEndsOn', 'purpose'],
  UPSTREAM_CERTIFICATE: ['certificateNo', 'rightEndsOn'],
  LAND_SOURCE: ['contractNo', 'rightEndsOn'],
  PARCEL_SKETCH: ['location', 'parcels', 'quantity'],
  LAND_CLASS: ['ownership', 'purpose'],
  COHOLDER_CONSENT: ['coHolders', 'isSoleHolder'],
  HOUSEHOLD_MANDATES: ['parcels', 'quantity'],
  DECISION: ['decision', 'startPriceYuan', 'termFrom', 'termTo', 'receivers'],
  DECISION_POSTED: ['decision'],
  DECISION_KEPT: ['decision'],
  TOWN_APPROVAL: ['decision'],
  TOWN_PERMIT: ['decision', 'receivers'],
  MANDATE: ['agent'],
  PAPER_MANDATE: ['transferMode', 'startPriceYuan', 'termFrom', 'termTo'],
  VALUATION_REPORT: ['valuation', 'startPriceYuan'],
  FORMER_LESSEE: ['termFrom', 'condition'],
  ESTIMATE: ['quantity', 'startPriceYuan'],
  TENDER_FILE: ['qualification', 'delivery', 'payment'],
  SITE_PHOTO: ['location', 'quantity', 'condition', 'areaAgreement'],
};

/** The facts that stand beside a paper. */
export function provedBy(kind: string): readonly Field[] {
  return Object.hasOwn(PROVES, kind) ? PROVES[kind]! : [];
}

/** A picture is shown on the spot; anything else is opened in a window of its own. */
export function isPicture(mime: string): boolean {
  return ['image/jpeg', 'image/png', 'image/webp'].includes(mime);
}
