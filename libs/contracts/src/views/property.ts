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
