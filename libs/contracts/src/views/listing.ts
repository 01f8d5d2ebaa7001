import type {
  Application,
  Boundary,
  ConsultationTerms,
  DepositClause,
  ListingAction,
  ListingState,
  PartYear,
  PartyKind,
  PaymentMode,
  PaymentTerms,
  PriceScale,
  ProcurementCase,
  NegotiationTerms,
  ReceivingTerms,
  TradingTerms,
} from '@helan/domain';
import type { Fault } from '../errors/index.js';
import type { JsonForm } from '../json-form.js';
import type { LastReconsiderationView } from './reconsideration.js';
import type { SealingTermsView } from './sealing.js';

export interface DocumentView {
  readonly id: string;
  readonly kind: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly mime: string;
  /** Of a PDF; null for a picture. */
  readonly pages: number | null;
  readonly uploadedAt: string;
}

/** The version of a form that a save has made. */
export interface SavedView {
  readonly version: number;
}

export interface EventView {
  readonly at: string;
  readonly actorName: string;
  readonly roleName: string;
  readonly action: string;
  readonly actionName: string;
  readonly fromName: string;
  readonly toName: string;
  readonly reason: string;
}

export interface ActionView {
  readonly action: ListingAction;
  readonly label: string;
}

export interface ProjectRowView {
  readonly id: string;
  readonly no: string | null;
  readonly title: string;
  readonly typeName: string;
  readonly villageName: string;
  readonly state: ListingState;
  readonly stateName: string;
  readonly stateSince: string;
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
  readonly turn: string | null;
  readonly lotId: string | null;
}

export interface SiteCheckView {
  /** In the lot's own unit of quantity. */
  readonly measured: string;
  readonly unit: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly gpsErrorMetres: number;
  /** Null where nothing is known to measure from. */
  readonly distanceMetres: number | null;
  readonly reason: string;
  readonly checkedAt: string;
  /** What the parties chose where measures differ, in words; null where they do not. */
  readonly agreement: string | null;
}

/** Where a purchase stands between the plan's floor and ceiling, together with those of its project. */
export interface ProcurementView {
  readonly sumFen: string;
  readonly estimateFen: string;
  /** Null for services without a ceiling. */
  readonly ceilingFen: string | null;
  readonly isNear: boolean;
  readonly case: ProcurementCase;
  /** The supervisor has been asked to let it in. */
  readonly isAsked: boolean;
  /** Why he lets it in; null as long as he does not. */
  readonly permission: string | null;
  /** Where it is tendered instead; null as long as it is not. */
  readonly referral: { readonly platform: string; readonly referenceNo: string; readonly at: string } | null;
}

/** The listing that failed before, and the one that came after. */
export interface RelistingView {
  readonly from: { readonly projectId: string; readonly lotNo: string; readonly title: string } | null;
  readonly to: { readonly projectId: string; readonly no: string | null; readonly title: string } | null;
  /** It failed, and nobody has begun it anew. */
  readonly canBegin: boolean;
}

/** A lease of land beyond the cap of leases: whether it was asked for, until when it is let run, and by which paper. */
export interface TermPermissionView {
  readonly isAsked: boolean;
  readonly askedTermTo: string;
  readonly allowedTermTo: string | null;
  readonly documentNo: string | null;
}

export interface ProjectView extends ProjectRowView {
  readonly typeCode: string;
  /** Filed by the liaison on a paper mandate. */
  readonly isMandated: boolean;
  /** Its mandate still waits for a second person's look, and no step may be taken before. */
  readonly isMandateAwaited: boolean;
  /** The one who asks may edit and send it. */
  readonly isOwn: boolean;
  /** Of the agent's identity card; null where nobody acts for the transferor. */
  readonly agentIdNumberMasked: string | null;
  readonly transferorName: string;
  readonly transferorKind: PartyKind;
  readonly transferorKindName: string;
  readonly application: Application;
  /** Counts the saves of its form; whoever saves says upon which he has written. */
  readonly applicationVersion: number;
  readonly documents: readonly DocumentView[];
  readonly missing: readonly Fault[];
  /** What will be asked about, though it may be sent. */
  readonly warnings: readonly string[];
  /** How a part of a year counts by the center's rule, where the applicant does not choose. */
  readonly partYear: PartYear;
  /** Whether the supervisor is asked, and what he said, about a lease of land beyond the cap; null where it is none. */
  readonly termPermission: TermPermissionView | null;
  readonly correctionItems: readonly string[];
  readonly correctionAsker: string | null;
  /** Photos of the site that show something of their own: one handed in twice counts once. */
  readonly sitePhotoCount: number;
  readonly siteCheck: SiteCheckView | null;
  readonly procurement: ProcurementView | null;
  readonly relisting: RelistingView;
  /** Of the form, under which it is judged. */
  readonly formEdition: number;
  /** It is only shown here, and traded elsewhere. */
  readonly isRelay: boolean;
  /** Among the land of many households is some that the collective has not let out. */
  readonly hasOwnLand: boolean;
  readonly actions: readonly ActionView[];
  /** How far along its chain it is, or had come when it stopped. */
  readonly reached: ListingState;
  readonly history: readonly EventView[];
  /** For whoever reads reconsiderations; null where nobody has found a refusal of it wrong. */
  readonly reconsideration: LastReconsiderationView | null;
}

/** What an office was asked about a listing, and its answer. */
export interface DepartmentQueryView {
  readonly id: string;
  readonly departmentName: string;
  readonly question: string;
  readonly askerName: string;
  readonly askedAt: string;
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
  /** Null while it has not answered. */
  readonly hasObjection: boolean | null;
  readonly answer: string | null;
  readonly documentNo: string | null;
  readonly answererName: string | null;
  readonly answeredAt: string | null;
}

/** The same before the office, with what it needs to look the title up. */
export interface DepartmentTaskView extends DepartmentQueryView {
  readonly projectNo: string | null;
  readonly title: string;
  readonly typeName: string;
  readonly villageName: string;
  readonly location: string;
  readonly transferorName: string;
  readonly certificateNo: string;
  readonly parcels: readonly { readonly code: string; readonly name: string; readonly mu: string }[];
}

/** How a lot's price counts. Quantities are digits of 0.0001 of their unit. */
export interface LotPriceView {
  readonly unit: string;
  /** Decimals of its unit prices, whose digits count the smallest part; two where it is missing. */
  readonly scale?: PriceScale;
  /** How a part of a year counts; by its days where it is missing, as in notices from before there was a choice. */
  readonly partYear?: PartYear;
  readonly quantity: string;
  readonly quantityUnit: string;
  /** Null where the right passes for good. */
  readonly termFrom: string | null;
  readonly termTo: string | null;
  /** By a rate, or by an amount in the smallest part of the price. */
  readonly escalation: {
    readonly everyYears: number;
    readonly percentHundredths?: number | undefined;
    readonly amountFen?: string | undefined;
  } | null;
}

export interface FactView {
  readonly label: string;
  readonly value: string;
}

/** The frozen terms of a lot; money as digits of fen. */
export interface LotTermsView {
  readonly projectNo: string;
  readonly lotNo: string;
  readonly title: string;
  readonly typeCode: string;
  readonly typeName: string;
  readonly location: string;
  readonly villageCode: string;
  readonly villageName: string;
  readonly townName: string;
  readonly transferorMasked: string;
  readonly transferModeName: string;
  readonly rightName: string;
  readonly methodName: string;
  readonly ownershipName: string;
  readonly receiversName: string;
  /** The certificate, masked, or that another proof stands in for it. */
  readonly certificateNoMasked: string;
  readonly price: LotPriceView;
  /** Ground area in 0.01 m²; null where the thing is not land. */
  readonly areaCentiSquareMetres: string | null;
  readonly parcels: readonly {
    readonly name: string;
    readonly mu: string;
    readonly bounds: string;
    /** Where one was drawn. */
    readonly boundary: Boundary | null;
  }[];
  /** What the type asks beyond the common fields, in words. */
  readonly facts: readonly FactView[];
  readonly valuation: string;
  readonly decision: string | null;
  readonly purpose: string | null;
  readonly condition: string;
  readonly startPriceFen: string;
  /** Null where the method has no steps. */
  readonly stepFen: string | null;
  /** How the bidding is held, also where a negotiation may turn into it; null where there is none. */
  readonly trading: JsonForm<TradingTerms> | null;
  /** How it is negotiated; null where it is not, or is bid for by now. Notices of earlier versions lack it. */
  readonly negotiation?: JsonForm<NegotiationTerms> | null;
  /** What prices or a reserve are sealed for; null where nothing is. */
  readonly sealing: SealingTermsView | null;
  /** SHA-256 of the secret of a drawing where nothing is sealed and several may declare the ceiling; else missing. */
  readonly drawHash?: string;
  /** How both sides are asked before it goes on; null where it is not traded here. */
  readonly consultation: ConsultationTerms | null;
  /** Null where the platform takes no deposit for it. */
  readonly depositFen: string | null;
  /** What becomes of the deposit; notices of earlier versions lack it. */
  readonly deposit?: DepositClause;
  readonly startTotalFen: string;
  readonly payment: PaymentMode;
  /** What belongs to the manner of payment; missing where nothing does. */
  readonly paymentTerms?: Omit<PaymentTerms, 'mode'>;
  /** The supervisor's word by which a lease of land runs beyond the cap of leases; missing where there is none. */
  readonly termPermission?: string;
  readonly paymentName: string;
  readonly isMembersOnly: boolean;
  readonly isRelay: boolean;
  readonly isBuying: boolean;
  readonly viewing: string;
  readonly qualification: string;
  /** What is asked of whoever wants to receive it; notices of earlier versions lack it. */
  readonly receiving?: ReceivingTerms;
  /** The lot that failed and is listed anew here; notices of earlier versions lack it. */
  readonly relistedFrom?: string | null;
  readonly delivery: string;
  readonly publicationWorkingDays: number;
  readonly extensionCycles: number;
  readonly parameters: Readonly<Record<string, number>>;
}
