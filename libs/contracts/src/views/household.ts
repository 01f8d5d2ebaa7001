/** A household of a lot of many, numbers masked. */
export interface HouseholdView {
  readonly name: string;
  readonly idNumberMasked: string;
  readonly bankAccountMasked: string;
  readonly bankName: string;
  /** 联行号; null where the sheet does not say it. */
  readonly bankNo: string | null;
  readonly contractNo: string;
  /** Null for land that the collective has not let out. */
  readonly rightEndsOn: string | null;
  readonly isCollective: boolean;
  /** Digits of 0.0001 亩. */
  readonly mu: string;
  /** Hundredths of a percent; all of a lot sum to 10000. */
  readonly shareBasisPoints: number;
}
