import type { PartyKind } from '@helan/domain';
import type { Permission, Role } from '../permissions.js';

export interface SessionView {
  readonly account: AccountView | null;
  /** Carried by every change, signing in included. */
  readonly csrfToken: string;
  readonly mode: 'demo' | 'test' | 'production';
  /** Who he is has been shown; what else is asked of him has not. */
  readonly isHalfIn?: boolean;
  /** A code was right, and is not all that it takes. */
  readonly asks?: AskedBesides;
}

/**
 * What is asked of whoever has shown a right code: a name, where nobody has the number; the password, or the end of
 * the identity number, where the account of the number belongs to somebody who is known, and the device is new.
 */
export type AskedBesides = 'NAME' | 'PASSWORD' | 'ID_NUMBER';

/** A code is on its way. */
export interface CodeSentView {
  /** Goes back with the code. */
  readonly ticket: string;
  readonly phoneMasked: string;
  readonly validSeconds: number;
  /** Before another can be asked for. */
  readonly againAfterSeconds: number;
  /** The gateway has not said that it has it: it may come late, or not. */
  readonly isUnsure: boolean;
}

/** One's own account, as its page shows it. */
export interface OwnAccountView {
  readonly name: string;
  readonly mayRename: boolean;
  readonly login: string;
  readonly hasPassword: boolean;
  /** Empty where there is none. */
  readonly phoneMasked: string;
  readonly phoneConfirmedAt: string | null;
  /** The number is somebody else's by now. */
  readonly isPhoneReleased: boolean;
}

/** One of one's own sessions. */
export interface OwnSessionView {
  readonly id: string;
  readonly device: string;
  readonly place: string;
  readonly begunAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  /** The one that asks. */
  readonly isThis: boolean;
}

export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** What he may do or read now: of an agent, what he was given. */
  readonly permissions: readonly Permission[];
  readonly regionName: string;
  readonly hasParty: boolean;
  /** In whose name he acts by a mandate, as long as he does. */
  readonly actingFor?: string;
  /** What that is, and why nothing is done in its name now, as a sentence goes on. */
  readonly acting?: { readonly partyKind: PartyKind; readonly why: string | null };
}

/** One's own registered identity; numbers are masked. */
export interface PartyView {
  readonly id: string;
  readonly kind: PartyKind;
  readonly kindName: string;
  readonly name: string;
  /** Empty where it was found to be another's: it is registered anew. */
  readonly idNumberMasked: string;
  readonly phoneMasked: string;
  readonly bankAccountMasked: string;
  readonly bankName: string;
  /** 联行号; null where nobody has told it. */
  readonly bankNo: string | null;
  readonly villageCode: string;
  readonly villageName: string;
  readonly isFrozen: boolean;
  readonly verifiedAt: string | null;
  readonly representative: RepresentativeView | null;
  /** An organisation of which nobody has said yet who answers for it. */
  readonly lacksRepresentative: boolean;
  /** Goes with a change, which is refused where another was saved meanwhile. */
  readonly version: number;
}

/** Who answers for an organisation. */
export interface RepresentativeView {
  readonly name: string;
  readonly idNumberMasked: string;
}

/** A party before those who compare its papers. */
export interface PartyRowView {
  readonly id: string;
  readonly name: string;
  readonly kindName: string;
  /** Empty where it was found to be another's. */
  readonly idNumberMasked: string;
  readonly villageName: string;
  readonly verifiedAt: string | null;
  readonly verifiedDocument: string | null;
  readonly verifierName: string | null;
  readonly representative: RepresentativeView | null;
}

/** 登记备案 of one party in one project. */
export interface PartyRecordView {
  readonly no: string;
  readonly partyId: string;
  readonly sideName: string;
  readonly name: string;
  readonly kindName: string;
  readonly idNumberMasked: string;
  readonly verifiedAt: string | null;
  readonly recorderName: string;
  readonly recordedAt: string;
}

/** Somebody with a desk, before whoever appoints a stand-in. */
export interface StaffView {
  readonly id: string;
  readonly name: string;
  readonly roleNames: string;
  readonly regionName: string;
}

export interface StandInView {
  readonly id: string;
  readonly absentName: string;
  readonly standInName: string;
  readonly roleNames: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly setterName: string;
  /** Whether whoever reads it is the one who stands in. */
  readonly isMine: boolean;
  readonly isActive: boolean;
  /** Its days have not begun. */
  readonly isAhead: boolean;
  readonly endedAt: string | null;
  /** Goes on from an earlier one, and nobody but who asked for it has said so yet. */
  readonly isUnconfirmed: boolean;
  readonly confirmerName: string | null;
  /** Whether whoever reads it is one who may confirm it. */
  readonly mayConfirm: boolean;
  /** Its days are not over. */
  readonly mayEnd: boolean;
}

/** Somebody who may not take part for a time. */
export interface BarView {
  readonly id: string;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly reason: string;
  readonly documentNo: string;
  readonly from: string;
  /** The last day; null is for good. */
  readonly until: string | null;
  readonly isActive: boolean;
  /** It is in force, or will be. */
  readonly mayLift: boolean;
  readonly setterName: string;
  readonly setAt: string;
  readonly liftReason: string | null;
  readonly liftedAt: string | null;
}

/** Where a village lies; nulls as long as its township has not said so. */
export interface VillagePointView {
  readonly code: string;
  readonly name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** From what it is known. */
  readonly source: string | null;
  readonly setterName: string | null;
  readonly setAt: string | null;
  /** Goes with a change, which is refused where somebody has set another meanwhile. */
  readonly version: number;
}

export interface RegionView {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

/** Working days from a day on, or between two dates. */
export interface WorkingDaysView {
  /** The last day of the period. */
  readonly end: string;
  readonly count: number;
  readonly counted: readonly string[];
  /** Why it holds none, in words; null where it holds some. */
  readonly emptyReason: string | null;
  readonly confirmedThrough: string;
}

export interface ClockView {
  readonly at: string;
  readonly errorMs: number;
}

/** Someone registered in a village, as its liaison sees him. */
export interface VillagerView {
  readonly id: string;
  readonly name: string;
  readonly kindName: string;
  readonly idNumberMasked: string;
  readonly isMember: boolean;
  /** 承包方编码 of his household; empty where nobody has said. */
  readonly householdCode: string;
}
