import type { Application, PartyKind } from '@helan/domain';

/** A published notice of some exchange, as the collection of real notices holds it. Everything may be missing. */
export interface RealNotice {
  readonly id: string;
  readonly type?: string;
  readonly title?: string;
  readonly region?: string;
  readonly sourceDate?: string;
  readonly fields?: NoticeFields;
}

export interface Amount {
  readonly value?: number;
  readonly unit?: string;
  readonly rule?: string;
  readonly basis?: string;
  readonly pct?: number;
  readonly min?: number;
  /** Felled or harvested, and standing: for timber. */
  readonly yield?: number;
  readonly stock?: number;
  /** One number for each part of the thing, by name. */
  readonly parts?: Readonly<Record<string, number>>;
}

export interface NoticeFields {
  readonly rightsKind?: string;
  readonly mode?: string;
  readonly tradingMethod?: string;
  readonly area?: Amount;
  readonly quantity?: string | number | Amount;
  readonly term?: { readonly years?: number; readonly from?: string; readonly to?: string };
  readonly startPrice?: Amount;
  readonly fixedRent?: Amount;
  readonly unitPrice?: Amount;
  readonly maxPrice?: Amount;
  readonly budget?: Amount;
  readonly increment?: Amount;
  readonly deposit?: Amount & { readonly isPaid?: boolean };
  readonly rentEscalation?: { readonly pctPerYear?: number };
  readonly paymentTerms?: string;
  readonly publishFrom?: string;
  readonly publishTo?: string;
  readonly registrationFrom?: string;
  readonly registrationDeadline?: string;
  readonly workingDaysStated?: number;
  readonly biddingStart?: string;
  readonly freeBiddingMinutes?: number;
  readonly limitedBiddingSeconds?: number;
  readonly noBidForfeitPct?: number;
  readonly singleBidderRule?: string;
  readonly reserve?: { readonly has?: boolean; readonly secret?: boolean };
  readonly forfeit?: string | readonly string[];
  readonly feeRule?: Amount & { readonly what?: string };
  readonly qualification?: string;
  readonly useLimit?: string;
  readonly rightEndsOn?: string;
  readonly lots?: readonly LotFields[];
}

export type LotFields = Omit<NoticeFields, 'lots'> & {
  readonly lot?: number | string;
  readonly name?: string;
};

/** What is played: an application made of a notice's facts, and how the play goes. */
export interface DealFacts {
  readonly noticeId: string;
  readonly typeCode: string;
  readonly listerKind: PartyKind;
  readonly application: Application;
  /** For whom the liaison files on a paper mandate; nothing where the lister files himself. */
  readonly mandator?: Readonly<
    Record<'kind' | 'name' | 'idNumber' | 'phone' | 'bankAccount' | 'bankName', string>
  >;
  readonly isDepositPaid: boolean;
  /** What the notice does not say and what stands in for it. */
  readonly defaults: readonly string[];
  /** What is played differently from the notice, and why. */
  readonly remarks: readonly string[];
}
