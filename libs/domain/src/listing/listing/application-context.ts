import type { PlainDate } from '../../kernel/date/index.js';
import type { HouseholdSummary } from '../../property/household/index.js';
import type { PriceContext } from './price-context.js';

export interface ApplicationContext extends PriceContext {
  readonly today: PlainDate;
  /** Kinds of the papers that are uploaded. */
  readonly documentKinds: readonly string[];
  /** How many pictures of each kind of paper there are, no two alike; they are not counted where nothing is said. */
  readonly pictureCounts?: Readonly<Record<string, number>> | undefined;
  /** Under which edition of the form it was sent; the newest where nothing is said. */
  readonly edition?: number | undefined;
  /** Whoever got the thing here by a certificate that stands, where that is somebody else. */
  readonly passedTo?: readonly PassedThing[] | undefined;
  /** Written by the village's liaison on a paper mandate. */
  readonly isMandated?: boolean | undefined;
  /** Of whoever acts for the transferor. */
  readonly agentIdNumber?: string | undefined;
  /** Of a lot that takes in the land of many households; nothing as long as no table was handed in. */
  readonly households?: HouseholdSummary | undefined;
  /** What the chain of contracts says of the right, where the contract before was made here. */
  readonly upstream?: UpstreamRight | undefined;
  /** Until when the supervisor lets a lease of land run beyond its cap. Source: rules §21 A6. */
  readonly allowedTermTo?: PlainDate | undefined;
  /** What the lister may not list yet, since he broke his word on it before. */
  readonly barredSubjects?: readonly BarredSubject[] | undefined;
}

export interface BarredSubject {
  readonly name: string;
  /** The first day on which it may be listed again. */
  readonly from: PlainDate;
}

/** A thing that was sold here, and the certificate with which it went. */
export interface PassedThing {
  readonly name: string;
  readonly certificateNo: string;
}

/** The transfer from which the lister has his right. */
export interface UpstreamRight {
  readonly isOwn: boolean;
  /** Its contract has been ended, or was never signed by both: the right is not with him. */
  readonly isEnded: boolean;
  readonly endsOn: PlainDate;
  readonly parcelCodes: readonly string[];
}
