import type { PartyKind } from '../identity/party.js';

/** Ways in which a right changes hands; each type has its own allow-list. */
export const TRANSFER_MODES = { LEASE: '出租', SUBCONTRACT: '转包', RE_TRANSFER: '再流转' } as const;
export type TransferMode = keyof typeof TRANSFER_MODES;

/** Limits on the end of a term; a term must stay within all that its type names. */
export type TermCap = 'CONTRACT_END' | 'UPSTREAM_END' | 'LEASE_20_YEARS';

export interface DocumentRequirement {
  readonly kind: string;
  readonly name: string;
  /** What the paper shows, in the words of the person who must bring it. */
  readonly hint: string;
  readonly isRequired: boolean;
}

/** One of the fifteen types of rights: everything that forms, checks and notices need to know of it. */
export interface PropertyType {
  readonly code: string;
  readonly name: string;
  readonly rightTraded: string;
  readonly mayList: readonly PartyKind[];
  readonly modes: readonly TransferMode[];
  readonly termCaps: readonly TermCap[];
  readonly quantityUnit: string;
  readonly priceUnit: string;
  /** Which title the form asks for: the household's own contract, or the contract it was transferred by. */
  readonly titleKind: 'CONTRACT' | 'UPSTREAM';
  readonly needsCoHolderConsent: boolean;
  readonly documents: readonly DocumentRequirement[];
  readonly sources: readonly string[];
}
