import type { Boundary } from './boundary.js';

/** One parcel as the certificate or the contract names it. Amounts and areas are strings of digits. */
export interface ApplicationParcel {
  readonly code: string;
  readonly name: string;
  /** 亩, as printed on the certificate, at most four decimals. */
  readonly mu: string;
  readonly landUse: string;
  readonly isBasicFarmland: boolean;
  readonly east: string;
  readonly south: string;
  readonly west: string;
  readonly north: string;
  /** Drawn or walked with a phone; CGCS2000. */
  readonly boundary?: Boundary | null;
  /** Position of its household in the table of a lot of many. */
  readonly household?: number;
}
