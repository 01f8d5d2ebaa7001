import type { LeaseApplication } from '@helan/domain';

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
}

export interface NoticeFields {
  readonly mode?: string;
  readonly tradingMethod?: string;
  readonly area?: Amount;
  readonly term?: { readonly years?: number; readonly from?: string; readonly to?: string };
  readonly startPrice?: Amount;
  readonly increment?: Amount;
  readonly deposit?: Amount & { readonly isPaid?: boolean };
  readonly rentEscalation?: { readonly pctPerYear?: number };
  readonly paymentTerms?: string;
  readonly publishFrom?: string;
  readonly publishTo?: string;
  readonly registrationDeadline?: string;
  readonly workingDaysStated?: number;
  readonly biddingStart?: string;
  readonly useLimit?: string;
  readonly rightEndsOn?: string;
  readonly lots?: readonly (Omit<NoticeFields, 'lots'> & {
    readonly lot?: number | string;
    readonly name?: string;
  })[];
}

/** What is played: an application as far as the notice gives it, and how the play goes. */
export interface DealFacts {
  readonly noticeId: string;
  readonly typeCode: string;
  readonly application: LeaseApplication;
  readonly isDepositPaid: boolean;
  /** What the notice does not say and what stands in for it. */
  readonly defaults: readonly string[];
  /** What is played differently from the notice, and why. */
  readonly remarks: readonly string[];
}
