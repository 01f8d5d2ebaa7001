import type { PageView } from './page.js';

/** A page of what somebody handed in and another has to see. */
export interface ToSeePageView<T> extends PageView<T> {
  /** How many of all are for this reader: what he has handed in himself is another's. */
  readonly toSee: number;
}

/** A scan that waits for a second pair of eyes. */
export interface ScanToSeeView {
  readonly id: string;
  readonly projectId: string;
  readonly documentId: string;
  readonly kindName: string;
  readonly paperNo: string;
  readonly title: string;
  /** In whose name it is signed. */
  readonly signerName: string;
  readonly handedInBy: string;
  readonly handedInAt: string;
  /** Handed in by whoever reads this: another has to see it. */
  readonly isOwn: boolean;
}

/** A liaison's mandate that waits for a second pair of eyes. */
export interface MandateToSeeView {
  readonly projectId: string;
  /** Those that nobody else has seen yet, with SHA-256 of their files: whoever has seen them names both. */
  readonly documents: readonly { readonly documentId: string; readonly fileHash: string }[];
  readonly title: string;
  readonly mandatorName: string;
  readonly filedBy: string;
  readonly isOwn: boolean;
}
