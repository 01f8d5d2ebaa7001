import type {
  DealSide,
  NegotiationAction,
  NegotiationSide,
  NegotiationState,
  PriceScale,
} from '@helan/domain';

export interface OfferView {
  readonly seq: number;
  readonly side: NegotiationSide;
  readonly amountFen: string;
  readonly terms: string;
  readonly at: string;
}

/** One negotiation, for its two sides. */
export interface NegotiationView {
  readonly id: string;
  readonly state: NegotiationState;
  readonly stateName: string;
  readonly side: NegotiationSide;
  readonly counterpartName: string;
  /** Rank of the applicant's priority; null without. */
  readonly rank: number | null;
  readonly offers: readonly OfferView[];
  readonly agreed: {
    readonly amountFen: string;
    readonly totalFen: string;
    readonly terms: string;
    readonly at: string;
  } | null;
  /** Until when somebody with a better right may take the same terms; null where nobody has one. */
  readonly priorityUntil: string | null;
  readonly minutes: {
    readonly no: string;
    readonly fileHash: string;
    readonly signatures: readonly {
      readonly side: DealSide;
      readonly name: string;
      /** By hand: a scan was handed in. */
      readonly isOnPaper: boolean;
      readonly at: string;
    }[];
  } | null;
  /** What others have agreed on that I may take by my priority; null where there is nothing. */
  readonly toMatch: { readonly amountFen: string; readonly terms: string; readonly until: string } | null;
  readonly endReason: string;
  readonly actions: readonly NegotiationAction[];
}

/** The negotiations of a lot as a reader may see them; the host sees how many stand where, never who. */
export interface NegotiationsView {
  readonly unit: string;
  /** Decimals of its unit prices; two where it is missing. */
  readonly scale?: PriceScale | undefined;
  readonly floorFen: string | null;
  readonly startPriceFen: string;
  readonly isContestable: boolean;
  readonly negotiations: readonly NegotiationView[];
  readonly standing: readonly {
    readonly state: NegotiationState;
    readonly stateName: string;
    readonly offers: number;
  }[];
}
