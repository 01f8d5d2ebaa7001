import type { ListingState, ProvedDay, PriceScale } from '@helan/domain';
import type { FactView, LotTermsView } from './listing.js';

/** What a transferor says who wants his listing taken down. */
export interface WithdrawalRequestView {
  readonly reason: string;
  readonly decisionNo: string | null;
  readonly at: string;
  /** It waits for the head: nobody has answered it, and registration has not closed since. */
  readonly isOpen: boolean;
  /** Taken back by the lister, granted, or else not, with the reason: the head's, or that its time was over. */
  readonly answer: {
    readonly isTakenBack: boolean;
    readonly isGranted: boolean;
    readonly reason: string;
    readonly at: string;
  } | null;
}

/** The same among a lister's own affairs. */
export interface OwnWithdrawalView extends WithdrawalRequestView {
  readonly projectId: string;
  readonly lotNo: string;
  readonly title: string;
}

/** What waits for the head about what stands on the board: that it be taken down, or changed. */
export interface BoardCallView {
  readonly kind: 'WITHDRAWAL' | 'CHANGE';
  readonly projectId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly reason: string;
  readonly at: string;
  /** With the registration it is over; null while the lot stands still. */
  readonly dueAt: string | null;
}

/** What a lister has asked for last, and what taking his lot down would cost him. */
export interface WithdrawalView {
  readonly request: WithdrawalRequestView | null;
  /** By the notice, for each who may have applied: whether anybody has is nobody's to know yet. */
  readonly cost: string;
}

export interface CalendarStripDay {
  readonly date: string;
  readonly kind: 'DAY0' | 'COUNTED' | 'WEEKEND' | 'HOLIDAY';
  readonly name: string;
  readonly ordinal: number | null;
}

export interface RuleValueView {
  readonly label: string;
  readonly value: string;
  readonly source: string;
}

export interface NoticeRowView {
  readonly id: string;
  readonly lotId: string;
  readonly no: string;
  readonly title: string;
  readonly typeName: string;
  readonly townName: string;
  readonly villageName: string;
  readonly quantity: string;
  readonly termYears: string;
  readonly startPriceFen: string;
  readonly priceUnit: string;
  /** Decimals of its unit prices; two where it is missing. */
  readonly priceScale?: PriceScale | undefined;
  readonly publishedAt: string;
  readonly registrationEndsAt: string;
  readonly lotState: ListingState;
  readonly lotStateName: string;
  /** Only members of the collective see more than this line. */
  readonly isHidden: boolean;
  readonly typeCode: string;
  /** Its first parcels; null where no boundary was drawn. */
  readonly outline: OutlineView | null;
  /** When its session begins, as the board has announced it last; null where none is planned, and when it is over. */
  readonly sessionStartAt: string | null;
  /** What was paid; null where nothing is dealt, or what was dealt stands no more. */
  readonly paid: PaidView | null;
}

/** Ground to scale in metres, north up: each shape the points of an SVG polygon. */
export interface OutlineView {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly string[];
}

export interface PaidView {
  readonly unitPriceFen: string;
  readonly totalFen: string;
  readonly at: string;
}

/** A later notice by which the period of this one runs on, or runs anew. */
export interface LaterPeriodView {
  readonly noticeId: string;
  readonly kindName: string;
  /** It runs on from where the one before ended. */
  readonly isExtension: boolean;
  readonly strip: readonly CalendarStripDay[];
}

export interface NoticeView extends NoticeRowView {
  readonly kindName: string;
  /** What this kind of notice says beyond the terms. */
  readonly details: readonly FactView[];
  readonly terms: LotTermsView;
  readonly strip: readonly CalendarStripDay[];
  /** In their order; none beside a strip that is no period of registration. */
  readonly laterPeriods: readonly LaterPeriodView[];
  readonly rules: readonly RuleValueView[];
  readonly contentHash: string;
  readonly prevHash: string;
  /** SHA-256 of the public key that signs the record of its bidding; null where nobody bids, and in older notices. */
  readonly recordKey: string | null;
  readonly chain: readonly {
    readonly id: string;
    readonly no: string;
    readonly kindName: string;
    readonly publishedAt: string;
  }[];
  readonly result: ResultView | null;
  /** The lot that failed before, and the one that it came back as; each by its first notice. */
  readonly relistedFrom: LotLinkView | null;
  readonly relistedAs: LotLinkView | null;
  /** How far along its chain the lot is, or had come when it stopped. */
  readonly reached: ListingState;
}

/** Another lot, and the notice on which to read it. */
export interface LotLinkView {
  readonly lotNo: string;
  readonly noticeId: string;
}

export interface ResultView {
  readonly paddle: string | null;
  readonly unitPriceFen: string;
  readonly totalFen: string;
  readonly publicityEndsAt: string;
  /** Nobody objects or offers more any longer, also where it is not confirmed yet. */
  readonly isPublicityOver: boolean;
  readonly confirmedAt: string | null;
}

/** A change to a published listing that waits for the approver. */
export interface LotChangeView {
  readonly id: string;
  readonly reason: string;
  readonly effectName: string;
  readonly fields: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  /** What the reviewer has to answer before it can be published. */
  readonly unanswered: readonly string[];
  readonly proposedAt: string;
}

/** A change that was not published, if that is the last word on a lot's changes. */
export interface DroppedChangeView {
  readonly reason: string;
  readonly at: string;
  /** Who said no; null where nobody had decided when registration was over. */
  readonly deciderName: string | null;
}

/** A notice with the signed days on which it stood, to be checked anywhere. */
export interface PublicationProofView {
  readonly kind: 'publication-proof';
  readonly notice: { readonly content: unknown; readonly contentHash: string; readonly prevHash: string };
  readonly days: readonly ProvedDay[];
  /** PEM; the signer's own comes first. */
  readonly certificates: readonly string[];
}
