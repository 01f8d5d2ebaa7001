/** What a notice writes for one thing: a number, words, or both. Every part may be missing. */
export interface Written {
  readonly value?: number | string;
  readonly unit?: string;
  readonly asStated?: string;
  readonly rule?: string;
  readonly basis?: string;
  readonly base?: string;
  readonly what?: string;
  readonly pct?: number | string;
  readonly min?: number | string;
  readonly max?: number | string;
  /** Felled or harvested, and standing: for timber. */
  readonly yield?: number;
  readonly stock?: number;
  /** One number for each part of the thing, by name. */
  readonly parts?: Readonly<Record<string, number | string>>;
}

/** As collections of notices hold it: a bare number, a sentence, or its parts. */
export type Entry = number | string | Written;

export interface WrittenTerm {
  readonly years?: number | string;
  readonly months?: number | string;
  readonly days?: number | string;
  readonly from?: string;
  readonly to?: string;
  readonly what?: string;
  readonly rule?: string;
}

export interface WrittenEscalation {
  readonly pctPerYear?: number | string;
  readonly pct?: number | string;
  readonly amount?: Entry;
  readonly everyYears?: number | string;
  readonly base?: string;
  readonly rule?: string;
  readonly what?: string;
}

export interface NoticeFields {
  readonly rightsKind?: string;
  readonly mode?: string;
  readonly lister?: string;
  readonly ownership?: string;
  readonly purpose?: string;
  readonly useLimit?: string;
  readonly tradingMethod?: string;
  readonly area?: Entry;
  readonly totalArea?: Entry;
  readonly quantity?: Entry;
  readonly term?: WrittenTerm | string;
  readonly startPrice?: Entry;
  readonly fixedRent?: Entry;
  readonly unitPrice?: Entry;
  readonly maxPrice?: Entry;
  readonly minPrice?: Entry;
  readonly budget?: Entry;
  readonly increment?: Entry;
  readonly maxIncrement?: Entry;
  /** `isPaid` false: a play in which nobody pays it. */
  readonly deposit?: Entry | (Written & { readonly isPaid?: boolean });
  readonly performanceDeposit?: Entry;
  readonly securityDeposit?: Entry;
  readonly facilityDeposit?: Entry;
  readonly extraCost?: Entry;
  readonly rentEscalation?: WrittenEscalation | string;
  readonly paymentTerms?: string;
  readonly publishFrom?: string;
  readonly publishTo?: string;
  readonly registrationFrom?: string;
  readonly registrationDeadline?: string;
  readonly workingDaysStated?: number;
  readonly listingTo?: string;
  readonly biddingStart?: string;
  readonly biddingEnd?: string;
  readonly freeBiddingMinutes?: number;
  readonly freeBiddingEnd?: string;
  readonly limitedBiddingSeconds?: number;
  readonly extensionRule?: string;
  readonly noBidForfeitPct?: number;
  readonly singleBidderRule?: string;
  readonly minBidders?: number | string;
  readonly reserve?: { readonly has?: boolean; readonly secret?: boolean; readonly rule?: string } | string;
  readonly tieRule?: string;
  readonly runnerUpRule?: string;
  readonly priorityRights?: string;
  readonly forfeit?: string | readonly string[];
  readonly feeRule?: Entry;
  readonly qualification?: string;
  readonly delivery?: string;
  readonly other?: string;
  readonly rightEndsOn?: string;
  readonly round?: number;
  readonly lots?: readonly LotFields[];
}

export type LotFields = Omit<NoticeFields, 'lots'> & {
  readonly lot?: number | string;
  readonly name?: string;
  readonly 数量?: number | string;
  readonly 产能?: number | string;
  /** Of what stands under 数量 or 产能. */
  readonly unit?: string;
};

/** A published notice of some exchange, as the collection of real notices holds it. Everything may be missing. */
export interface RealNotice {
  readonly id: string;
  readonly type?: string;
  readonly title?: string;
  readonly region?: string;
  readonly sourceDate?: string;
  readonly round?: number;
  readonly fields?: NoticeFields;
}
