import type { KeyPart, PriceScale, SessionState } from '@helan/domain';

/** What prices or a reserve of a lot are sealed for, as its notice says it. */
export type SealingTermsView = HolderSealingView | LotKeySealingView;

/** Each envelope has a key of its own, shared out to three holders, in the order of `KEY_PARTS`. */
export interface HolderSealingView {
  /** SubjectPublicKeyInfo in base64 and its SHA-256 in hex. */
  readonly holders: readonly {
    readonly part: KeyPart;
    readonly publicKey: string;
    readonly fingerprint: string;
  }[];
  /** SHA-256 of the secret that seeds a drawing. */
  readonly drawHash: string;
}

/** An older lot has keys of its own, one for each round. */
export interface LotKeySealingView {
  readonly keys: readonly { readonly publicKey: string; readonly fingerprint: string }[];
  readonly drawHash: string;
}

/** The same as the terms of a session keep it. */
export type SessionSealingView =
  | { readonly holders: readonly HolderView[]; readonly drawHash: string }
  | { readonly publicKeys: readonly string[]; readonly drawHash: string };

export interface HolderView {
  readonly part: KeyPart;
  readonly publicKey: string;
}

/** The public half of what a holder keeps. */
export interface HolderKeyView {
  readonly fingerprint: string;
  readonly madeAt: string;
}

/** Who will hold the shares of what is sealed in a listing, before its notice is published. */
export interface HoldersView {
  readonly isSealed: boolean;
  /** One for each part, none where nothing is sealed. */
  readonly holders: readonly {
    readonly part: KeyPart;
    readonly partName: string;
    /** Null where nobody can hold this part. */
    readonly name: string | null;
    /** Null where he has not made a key of his own yet. */
    readonly fingerprint: string | null;
  }[];
}

/** What a holder hands in of an envelope, base64: it opens his share of it alone, and proves itself. */
export interface HandedInView {
  readonly common: string;
  readonly proof: string;
}

/** An envelope that waits for its opening. `seq` is its line in the log; 0 is the reserve, which has no paddle. */
export interface SealedEnvelopeView {
  readonly seq: number;
  readonly paddle: string;
  readonly envelope: string;
}

/** How far the opening of what is sealed has come; to holders what they have to open. */
export interface OpeningView {
  readonly state: SessionState;
  readonly lotNo: string;
  readonly session: number;
  readonly round: number;
  readonly dueAt: string | null;
  readonly needsScores: boolean;
  readonly parts: readonly {
    readonly part: KeyPart;
    readonly partName: string;
    readonly hasOpened: boolean;
  }[];
  readonly own: OwnPartView | null;
}

export interface OwnPartView {
  readonly part: KeyPart;
  /** Of the holder's key that his shares were sealed for. */
  readonly fingerprint: string;
  /** Empty before the end of the bidding. */
  readonly envelopes: readonly SealedEnvelopeView[];
  /** His share of the key of an older lot, sealed for him; null in every other lot. */
  readonly lotKey: { readonly projectNo: string; readonly sealed: string } | null;
}

/** What a line says where something sealed was opened. Amounts as digits of fen. */
export interface OpenedFacts {
  readonly round: number;
  readonly by: readonly string[];
  /** Of an older lot, PKCS#8, base64: with it everybody opens every envelope of the round again. */
  readonly privateKey?: string;
  /** Null where there is none, and where the record tells of it only once it is met. */
  readonly reserve: ReserveFacts | null;
  readonly prices: readonly (OpenedEnvelopeFacts & { readonly seq: number })[];
}

/** What an opened reserve says, with its envelope. */
export type ReserveFacts = OpenedEnvelopeFacts & { readonly envelope: string };

export interface OpenedEnvelopeFacts {
  readonly amountFen: string | null;
  /** Base64: with it everybody makes the envelope again; null where it is not whole. Older lots say nothing here. */
  readonly key?: string | null;
  /** Why it does not count; null where it does. Older lots say nothing here. */
  readonly reason?: string | null;
  /** What the two holders handed in, by their parts, where the envelope is not whole; null where there was nothing. */
  readonly shares?: Readonly<Record<string, HandedInView | null>>;
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
  /** Decimals of the lot's unit prices; two where it is missing. */
  readonly scale?: PriceScale | undefined;
  readonly sealing: SessionSealingView;
  /** What nobody bids above, so that a reserve beyond it could not be met; missing where there is none. */
  readonly ceilingFen?: string;
  readonly isEntered: boolean;
  /** Until when it must be entered; null where no session is planned yet. */
  readonly dueAt: string | null;
}

/** A reserve that was not met, for the supervisor who has said why; digits of fen, null where it was void. */
export interface OpenedReserveView {
  readonly amountFen: string | null;
  readonly unit: string;
  /** Decimals of the lot's unit prices; two where it is missing. */
  readonly scale?: PriceScale | undefined;
}

/** Plans that wait for the reader's score. */
export interface ScoringCallView {
  readonly projectId: string;
  readonly title: string;
  /** How many have scored already, of those who have to; never whose score, or which. */
  readonly scored: number;
}

/** An opening that waits for its reader, who holds a share. */
export interface OwnOpeningView {
  readonly projectId: string;
  readonly title: string;
  readonly dueAt: string | null;
}
