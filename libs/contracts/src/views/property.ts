import type { Boundary } from '@helan/domain';

export interface ParcelRowView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly villageName: string;
  /** Digits of 0.0001 亩. */
  readonly mu: string;
  readonly isSplit: boolean;
  readonly hasBoundary: boolean;
}

export interface ParcelView extends ParcelRowView {
  readonly landUse: string;
  readonly isBasicFarmland: boolean;
  readonly boundary: Boundary | null;
  /** Of the parcel from which it was split off. */
  readonly wholeCode: string | null;
  readonly splitReason: string | null;
  readonly registeredAt: string;
  readonly parts: readonly ParcelRowView[];
  /** What the area was before it was put right, the latest first. */
  readonly corrections: readonly {
    readonly formerMu: string;
    readonly reason: string;
    readonly correctorName: string;
    readonly correctedAt: string;
  }[];
  readonly uses: readonly {
    readonly projectId: string;
    readonly no: string | null;
    readonly title: string;
    readonly from: string;
    /** Null where it is for good. */
    readonly to: string | null;
    readonly stateName: string;
    /** By someone who has the right from an earlier transfer. */
    readonly isPassedOn: boolean;
  }[];
}

/** The drawn parcels of a project, and registered ones on the same ground. */
export interface BoundariesView {
  readonly parcels: readonly {
    readonly code: string;
    readonly name: string;
    readonly mu: string;
    readonly boundary: Boundary;
    readonly squareMetres: number;
  }[];
  readonly overlaps: readonly {
    readonly parcelCode: string;
    readonly code: string;
    readonly name: string;
    readonly boundary: Boundary;
    readonly squareMetres: number;
  }[];
}

/** A household of a lot of many, numbers masked. */
export interface HouseholdView {
  readonly name: string;
  readonly idNumberMasked: string;
  readonly bankAccountMasked: string;
  readonly bankName: string;
  readonly contractNo: string;
  /** Null for land that the collective has not let out. */
  readonly rightEndsOn: string | null;
  readonly isCollective: boolean;
  /** Digits of 0.0001 亩. */
  readonly mu: string;
  /** Hundredths of a percent; all of a lot sum to 10000. */
  readonly shareBasisPoints: number;
}
