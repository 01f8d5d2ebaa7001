import type { Role, SecurityEventKind, StaffChangeKind, StaffOutcome } from '@helan/domain';

/** Somebody of the staff, before those who administer accounts. */
export interface StaffAccountView {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly roleNames: string;
  readonly regionCode: string;
  readonly regionName: string;
  readonly department: string | null;
  readonly isDisabled: boolean;
  /** Nobody has opened its link yet. */
  readonly awaitsLink: boolean;
  readonly hasFactor: boolean;
  readonly lastSignInAt: string | null;
  /** The change that waits for a second administrator's word, if one does. */
  readonly waitingChange: string | null;
}

/** Roles, region and department in words. */
export interface StaffPostView {
  readonly roleNames: string;
  readonly regionName: string;
  readonly departmentName: string;
}

/** Another account that may be the same person's. */
export interface NamesakeView {
  readonly login: string;
  readonly name: string;
  readonly roleNames: string;
  readonly regionName: string;
  readonly isDisabled: boolean;
  /** By their numbers; `UNKNOWN` where that of one of them was never said. */
  readonly person: 'SAME' | 'ANOTHER' | 'UNKNOWN';
}

export interface StaffChangeView {
  readonly id: string;
  readonly kind: StaffChangeKind;
  readonly kindName: string;
  readonly login: string;
  readonly name: string;
  /** What it was when it was proposed; nothing of an account that is to be opened. */
  readonly stood: StaffPostView | null;
  /** What it is to be, where that differs. */
  readonly asked: StaffPostView | null;
  /** While it waits, of what gives somebody a post: who is called the same or has the same number; else nothing. */
  readonly namesakes: readonly NamesakeView[];
  /** Whether it is known whose number it is; without it a second account of his under another name is not found. */
  readonly isPersonKnown: boolean;
  readonly reason: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly outcome: StaffOutcome | null;
  readonly outcomeName: string;
  readonly grounds: string;
  readonly deciderName: string | null;
  readonly decidedAt: string | null;
  /** Whoever reads it may confirm or refuse it. */
  readonly mayDecide: boolean;
  /** Whoever reads it may take it back. */
  readonly mayWithdraw: boolean;
}

/** What whoever proposes tells the person himself; given once. */
export interface StaffProposedView {
  readonly id: string;
  readonly openingCode: string | null;
}

/** What whoever confirms hands over to the person himself; given once. */
export interface StaffDecidedView {
  readonly id: string;
  readonly link: string | null;
}

/** What an authenticator is to take in. */
export interface FactorView {
  readonly secret: string;
  /** Opens an authenticator on the same device: an address of `otpauth`. */
  readonly address: string;
  /** An image of the QR code, as an address of data. */
  readonly picture: string;
}

/** Whose one-time link it is, and what he has to set with it. */
export interface AccountLinkView {
  readonly login: string;
  readonly name: string;
  readonly purpose: 'FIRST' | 'PASSWORD' | 'FACTOR';
  readonly asksPassword: boolean;
  /** To be set up now; nothing where the link does not ask for it. */
  readonly factor: FactorView | null;
  readonly expiresAt: string;
}

/** Codes on paper for whoever loses his phone; shown once. */
export interface RecoveryCodesView {
  readonly codes: readonly string[];
}

export interface OwnFactorView {
  readonly isOn: boolean;
  readonly since: string | null;
  readonly codesLeft: number;
  /** It may be changed, and not be taken away. */
  readonly mustStay: boolean;
}

export interface SignInView {
  readonly id: string;
  readonly at: string;
  readonly name: string;
  readonly login: string;
  readonly wayName: string;
  readonly deviceWords: string;
  /** The same device and the same network bear the same short mark. */
  readonly deviceMark: string;
  readonly networkMark: string;
  readonly isNewDevice: boolean;
  /** R24: at an hour at which nobody is expected at work. */
  readonly isOdd: boolean;
}

export interface SecurityEventView {
  readonly id: string;
  readonly kind: SecurityEventKind;
  readonly kindName: string;
  readonly name: string;
  readonly login: string;
  readonly facts: string;
  readonly at: string;
  readonly isOpen: boolean;
  readonly finding: string;
  readonly closerName: string | null;
  readonly closedAt: string | null;
  readonly mayClose: boolean;
}

/** How a center, township or village is reached; empty where nobody has said. */
export interface ContactView {
  readonly regionCode: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly hours: string;
  readonly setAt: string | null;
}

/** The same before whoever keeps it. */
export interface KeptContactView extends ContactView {
  readonly setterName: string | null;
  /** Goes with a change, which is refused where somebody has set another meanwhile. */
  readonly version: number;
}

/** How many risks stand and stood, by rule and level. */
export interface RiskFigureView {
  readonly code: string;
  readonly name: string;
  readonly levelName: string;
  readonly open: number;
  readonly closed: number;
}

/** Whether the record of changes stands in its chain up to now; the whole of it is gone through by `npm run audit:check`. */
export interface AuditStateView {
  readonly links: number;
  readonly lastEntryAt: string | null;
  /** Entries that have no place in the chain yet; a second or two is usual. */
  readonly waiting: number;
  /** Of the newest entries so many were gone through just now … */
  readonly checked: number;
  /** … and this is what is wrong with them. */
  readonly faults: readonly string[];
}
