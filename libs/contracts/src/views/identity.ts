import type { CorrectionState, PhoneChangeState, StopState, VerificationWayName } from '@helan/domain';
import type { MandatedAct } from '../acts.js';
import type { DocumentView } from './listing.js';

/** How somebody may sign in besides by the platform itself. */
export interface SignInWaysView {
  /** Null where none was agreed. */
  readonly issuer: { readonly name: string } | null;
  /** This session began at the identity provider, and ends there as well. */
  readonly cameByIssuer: boolean;
  /** The platform can send codes: without them nobody signs up, signs in by one or sets a forgotten password. */
  readonly hasCodes: boolean;
}

/** Where the browser goes next. */
export interface IssuerPlaceView {
  readonly url: string;
}

/** Somebody has come back from the identity provider and is in. */
export interface IssuerArrivalView {
  readonly isNew: boolean;
  /** Now for the first time. */
  readonly isLinked: boolean;
  /** A second factor is still to be shown. */
  readonly isHalfIn: boolean;
  /** Of whoever holds the account; null as long as a second factor is to be shown. */
  readonly name: string | null;
  readonly idNumberMasked: string | null;
  readonly differs: IdentityDifference | null;
  /** What the account was called until now, where it goes by his name from here on. */
  readonly formerName: string | null;
}

/** What of the person registered with an account is not that of whoever is known to hold it. */
export type IdentityDifference = 'NUMBER' | 'NAME';

/** What is known of whoever holds the account. */
export interface OwnIdentityView {
  readonly name: string | null;
  readonly idNumberMasked: string | null;
  readonly way: VerificationWayName | null;
  readonly verifiedAt: string | null;
  readonly isLinked: boolean;
  readonly differs: IdentityDifference | null;
  /** Somebody came from the identity provider with this account's number, and waits for its word. */
  readonly requests: readonly {
    readonly id: string;
    readonly askedAt: string;
    readonly phoneMasked: string;
  }[];
}

/** Somebody who came from the identity provider with a number that was known already, before the window. */
export interface IssuerRequestRowView {
  readonly id: string;
  readonly kind: 'LINK' | 'CLASH';
  readonly state: 'ASKED' | 'LINKED' | 'REFUSED' | 'SETTLED';
  readonly name: string;
  readonly idNumberMasked: string;
  readonly phoneMasked: string;
  readonly accountName: string | null;
  /** Who is registered under this number. */
  readonly registeredNames: string | null;
  readonly askedAt: string;
  readonly decidedAt: string | null;
  readonly deciderName: string | null;
  readonly document: string | null;
  readonly note: string | null;
}

/** Somebody for whom one may act, or might have. */
export interface ActingChoiceView {
  readonly id: string;
  readonly partyName: string;
  readonly kindName: string;
  readonly acts: readonly MandatedAct[];
  readonly actNames: string;
  readonly projectIds: readonly string[] | null;
  readonly limitYuan: string | null;
  readonly fromDay: string;
  readonly untilDay: string | null;
  /** Why it does not count, as a sentence goes on; null while it does. */
  readonly why: string | null;
  /** Of one that was ended before its time. */
  readonly endReason: string | null;
}

export interface ActingView {
  /** Somebody has seen who he is; nobody acts for another before. */
  readonly isVerified: boolean;
  /** Null where he acts for himself. */
  readonly mandateId: string | null;
  /** Why the mandate that is chosen counts no more. */
  readonly why: string | null;
  readonly choices: readonly ActingChoiceView[];
}

/** Somebody who acts, or has acted, for a party. */
export interface MandateView extends ActingChoiceView {
  readonly agentName: string;
  readonly agentIdNumberMasked: string;
  readonly document: string | null;
  readonly mayEnd: boolean;
}

/** 停办 of a party, before the center. */
export interface PartyStopView {
  readonly id: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly idNumberMasked: string;
  readonly state: StopState;
  readonly stateName: string;
  readonly causeName: string;
  readonly reason: string;
  readonly document: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly liftDocument: string | null;
  /** Whoever reads it may confirm or refuse what another has proposed. */
  readonly mayAnswer: boolean;
  /** Guardians and heirs who are named. */
  readonly successors: readonly {
    readonly id: string;
    readonly kindName: string;
    readonly name: string;
    readonly document: string;
    readonly isConfirmed: boolean;
    /** Or refuse him. */
    readonly mayConfirm: boolean;
    readonly mayRevoke: boolean;
  }[];
}

/** 空出证件号码, before those who do it. */
export interface NumberReleaseView {
  readonly id: string;
  readonly partyId: string;
  readonly partyName: string;
  /** Empty once it is free. */
  readonly idNumberMasked: string;
  readonly stateName: string;
  readonly reason: string;
  readonly document: string;
  /** Who stood there with the papers, and has an account that is known to be his from then on. */
  readonly ownerName: string | null;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly deciderName: string | null;
  readonly decidedAt: string | null;
  /** Whoever reads it may confirm or refuse what another has proposed. */
  readonly mayAnswer: boolean;
}

/** 换绑手机号, before those who confirm; numbers are masked. */
export interface PhoneChangeView {
  readonly id: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly idNumberMasked: string;
  readonly state: PhoneChangeState;
  readonly stateName: string;
  readonly phoneMasked: string;
  /** What the account has now, while it is open; empty where it has none. */
  readonly formerMasked: string;
  /** Another account that has the new number, while it is open: it is taken from there. */
  readonly holderName: string | null;
  readonly document: string;
  readonly reason: string;
  readonly askerName: string;
  readonly askedAt: string;
  readonly deciderName: string | null;
  readonly decidedAt: string | null;
  readonly refusal: string | null;
  readonly mayConfirm: boolean;
  /** Whoever has asked. */
  readonly mayTakeBack: boolean;
}

/** One field of a correction. */
export interface CorrectedFieldView {
  readonly fieldName: string;
  readonly from: string;
  readonly to: string;
}

/** 资料更正, before the party and before those who compare and decide. */
export interface CorrectionView {
  readonly id: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly state: CorrectionState;
  readonly stateName: string;
  /** Numbers are masked, before and after: in full they are seen by `parties/:id/views`, where that is written down. */
  readonly changes: readonly CorrectedFieldView[];
  readonly reason: string;
  readonly askedAt: string;
  readonly papers: readonly DocumentView[];
  readonly checkerName: string | null;
  readonly document: string | null;
  readonly decidedAt: string | null;
  readonly refusal: string | null;
  readonly mayCheck: boolean;
  readonly mayDecide: boolean;
  readonly mayTakeBack: boolean;
}

/** A way by which it becomes known that a name is somebody's own, for whoever chooses among them. */
export interface VerificationWayView {
  readonly way: VerificationWayName;
  readonly name: string;
  readonly how: string;
  /** What it opens, in words. */
  readonly opens: string;
  /** Here, and for a party of this kind. */
  readonly isOffered: boolean;
  readonly isDone: boolean;
}

/** A project that an agent may be limited to. */
export interface MandateProjectView {
  readonly id: string;
  readonly no: string | null;
  readonly title: string;
}
