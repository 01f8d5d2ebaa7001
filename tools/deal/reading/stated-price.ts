/** An amount of money for something, in 0.0001 元, and for what. */
export interface PriceFor {
  readonly amount: bigint;
  /** The unit of quantity that it is for; nothing where it is for the whole. */
  readonly per: string | null;
  readonly isYearly: boolean;
  /** The notice says that it is for the whole term, or for everything. */
  readonly isTotal: boolean;
}

export interface StatedPrice extends PriceFor {
  /** Paid in so much of a thing and not in money. */
  readonly isInKind: boolean;
  /** The notice does not say which of several prices is for which part. */
  readonly others: readonly bigint[];
}
