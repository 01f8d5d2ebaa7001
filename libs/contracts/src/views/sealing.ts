import type { KeyPart, SessionState } from '@helan/domain';

/** What the prices of a lot are sealed for, as its notice says it. */
export interface SealingTermsView {
  /** One for each round; SubjectPublicKeyInfo in base64 and its SHA-256 in hex. */
  readonly keys: readonly { readonly publicKey: string; readonly fingerprint: string }[];
  /** SHA-256 of the secret that seeds a drawing. */
  readonly drawHash: string;
}

/** The public half of what a holder keeps. */
export interface HolderKeyView {
  readonly fingerprint: string;
  readonly madeAt: string;
}

/** What a key ceremony has to make before a notice is published, and for whom. */
export interface CeremonyView {
  readonly projectNo: string | null;
  /** How many keys; 0 where nothing of the listing is sealed. */
  readonly rounds: number;
  readonly holders: readonly {
    readonly part: KeyPart;
    readonly partName: string;
    readonly accountId: string;
    readonly name: string;
    /** Null where he has not made a key of his own yet. */
    readonly publicKey: string | null;
  }[];
  readonly isDone: boolean;
}

/** How far the opening of what is sealed has come; to holders their own share. */
export interface OpeningView {
  readonly state: SessionState;
  readonly projectNo: string;
  readonly round: number;
  readonly dueAt: string | null;
  readonly needsScores: boolean;
  readonly parts: readonly {
    readonly part: KeyPart;
    readonly partName: string;
    readonly hasOpened: boolean;
  }[];
  readonly own: {
    readonly part: KeyPart;
    readonly sealed: string;
    /** Of the holder's key that the share was sealed for. */
    readonly fingerprint: string;
  } | null;
}

/** What a plan says, under its paddle; for those who score it. */
export interface PlanView {
  readonly paddle: string;
  readonly intendedUse: string;
  readonly capability: string;
}

/** What a lister's browser needs to seal a reserve. */
export interface ReserveView {
  readonly lotNo: string;
  readonly publicKey: string;
  readonly isEntered: boolean;
}

/** An opening that waits for its reader, who holds a share. */
export interface OwnOpeningView {
  readonly projectId: string;
  readonly title: string;
  readonly dueAt: string | null;
}
