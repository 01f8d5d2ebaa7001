import type {
  ApplicantRelation,
  ClaimGround,
  DepositState,
  ListingState,
  PartyKind,
  ReceivingTerms,
  RegistrationState,
  ReviewNeed,
  RiskLevel,
} from '@helan/domain';
import type { DocumentView, FactView } from './listing.js';
import type { LastReconsiderationView } from './reconsideration.js';
import type { CreditEventView } from './objection.js';

export interface DepositView {
  readonly amountFen: string;
  readonly state: DepositState;
  readonly stateName: string;
  readonly subAccount: string;
  readonly accountName: string;
  readonly bankName: string;
  readonly branchName: string;
  readonly dueAt: string;
}

/** One of those who take a lot on together. */
export interface PartnerView {
  readonly kind: PartyKind;
  readonly kindName: string;
  readonly name: string;
  readonly idNumberMasked: string;
  /** Percent, as typed. */
  readonly share: string;
}

export interface RegistrationView {
  readonly id: string;
  readonly lotId: string;
  readonly lotNo: string;
  readonly lotTitle: string;
  readonly lotState: ListingState;
  readonly lotStateName: string;
  readonly state: RegistrationState;
  readonly stateName: string;
  readonly form: {
    readonly intendedUse: string;
    readonly capability: string;
    readonly quoteYuan: string;
    readonly hasPromised: boolean;
    /** Percent, where others take part; empty where nobody does. */
    readonly ownShare: string;
    readonly claimGround: ClaimGround | '';
    readonly relation: ApplicantRelation;
    /** What his household holds already, where that counts. */
    readonly heldShares: string;
    /** His household will have this homestead only. */
    readonly hasOnlyThisHome: boolean;
  };
  /** Counts the saves of form and partners; whoever saves says upon which he has written. */
  readonly formVersion: number;
  /** What the notice asks of its receiver; null where it asks nothing more. */
  readonly receiving: ReceivingTerms | null;
  /** Grounds of priority that this lot knows, in their order. */
  readonly claimOrder: readonly ClaimGround[];
  /** What became of the claim; null while it is not decided, or where there is none. */
  readonly claim: { readonly rank: number | null; readonly reason: string } | null;
  readonly partners: readonly PartnerView[];
  readonly paddle: string | null;
  readonly isBuying: boolean;
  /** Bids are taken while the lot is listed still. */
  readonly isOpenForBids: boolean;
  /** The lot is negotiated, not bid for. */
  readonly isNegotiated: boolean;
  /** It tops a negotiated result that stands in public. */
  readonly isTopping: boolean;
  readonly decisionReason: string;
  readonly priceUnit: string;
  /** Until when he is asked whether he still takes part; null once he has said so, or where nobody asks. */
  readonly askedUntil: string | null;
  /** When the session begins that is planned for the lot; null where none is. */
  readonly sessionStartAt: string | null;
  /** The session runs. */
  readonly isBidding: boolean;
  /** Sessions of his own that run at the same time. */
  readonly clashes: readonly { readonly lotTitle: string; readonly startAt: string }[];
  /** What he is to put right, and until when; null where nothing is. */
  readonly correction: { readonly items: readonly string[]; readonly dueAt: string | null } | null;
  /** Until when he is asked in the place of a winner who broke his word. */
  readonly succeedUntil: string | null;
  /** When a second look left it that he is unfit; null where nobody took one. */
  readonly upheldAt: string | null;
  readonly canWithdraw: boolean;
  /** Changes to the listing since the registration was begun. */
  readonly changes: readonly {
    readonly noticeId: string;
    readonly title: string;
    readonly publishedAt: string;
  }[];
  readonly deposit: DepositView | null;
  /** Of a business that leases farmland; null for everybody else. */
  readonly reviewNeed: ReviewNeed | null;
  readonly review: {
    readonly tierName: string;
    readonly dueAt: string | null;
    /** Null while it is not decided. */
    readonly isApproved: boolean | null;
  } | null;
  readonly documents: readonly DocumentView[];
}

/** Somebody who was found unfit, as long as nobody trades. */
export interface RefusedApplicantView {
  readonly id: string;
  readonly name: string;
  /** Why he was. */
  readonly reason: string;
  /** What had been found wrong with that before, and why it was left as it is. */
  readonly reconsideration: LastReconsiderationView | null;
}

/** How somebody stands to a lot before he registers for it. */
export interface OwnStandingView {
  /** He lists it himself. */
  readonly isOwn: boolean;
  /** Why nobody of his kind may register for it now: told before he fills anything in. */
  readonly refusal: 'registration.social-review' | null;
  /** Null as long as he has begun none. */
  readonly registration: {
    readonly id: string;
    readonly state: RegistrationState;
    readonly stateName: string;
    /** It is over, and he may begin another one while people register. */
    readonly mayBeginAnew: boolean;
  } | null;
}

/** What a reviewer sees of the one file in hand. */
export interface QualificationView {
  readonly id: string;
  readonly lotNo: string;
  readonly lotTitle: string;
  readonly applicantName: string;
  readonly applicantKindName: string;
  readonly idNumberMasked: string;
  readonly villageName: string;
  readonly form: RegistrationView['form'];
  readonly submittedAt: string;
  readonly partners: readonly PartnerView[];
  readonly documents: readonly DocumentView[];
  /** How he is related to the transferor and to others who have registered, by the register's facts. */
  readonly relations: readonly { readonly level: RiskLevel; readonly sentence: string }[];
  /** Nobody can register any more; before that nothing is said of others. */
  readonly isRegistrationClosed: boolean;
  /** The village's liaison has confirmed that he belongs to the collective of the lot. */
  readonly isConfirmedMember: boolean;
  /** Where he claims as a tenant: whom the application names as such, and what that one has said of it. */
  readonly tenant: { readonly name: string; readonly stance: string } | null;
  /** Until when it is to be decided; null where the calendar does not reach so far. */
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
  /** Where he did not keep his word before. */
  readonly credit: readonly CreditEventView[];
}

/** A business that wants to lease farmland, before those who review it. */
export interface SocialReviewView {
  readonly registrationId: string;
  readonly lotNo: string;
  readonly lotTitle: string;
  /** Digits of 0.0001 亩. */
  readonly mu: string;
  readonly tierName: string;
  readonly needsDocument: boolean;
  /** The one who asks may decide it. */
  readonly isMine: boolean;
  readonly applicantName: string;
  readonly applicantKindName: string;
  readonly idNumberMasked: string;
  readonly intendedUse: string;
  readonly capability: string;
  readonly documents: readonly DocumentView[];
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
  readonly isApproved: boolean | null;
  readonly opinions: readonly FactView[];
  readonly documentNo: string | null;
  readonly deciderName: string | null;
  readonly decidedAt: string | null;
}

/** An applicant of a lot and his papers, before the supervisor who has said why he looks. */
export interface ApplicantFileView {
  readonly registrationId: string;
  readonly applicantName: string;
  readonly stateName: string;
  readonly documents: readonly DocumentView[];
}

/** The applicants of a lot, for the supervisor who has said why, and until when. */
export interface ApplicantFilesView {
  readonly openUntil: string;
  readonly files: readonly ApplicantFileView[];
}

/** That a supervisor has looked at the applicants of a lot, and why. */
export interface FileAccessView {
  readonly id: string;
  readonly readerName: string;
  readonly projectId: string;
  readonly projectTitle: string;
  readonly lotNo: string;
  readonly reason: string;
  readonly at: string;
}
