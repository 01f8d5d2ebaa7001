import type { PaperKind } from '@helan/domain';
import type { PageView } from './page.js';

/** A page of what somebody handed in and another has to see. */
export interface ToSeePageView<T> extends PageView<T> {
  /** How many of all are for this reader: what he has handed in himself is another's. */
  readonly toSee: number;
}

/** A scan that did not count: the paper is to be signed and handed in anew. */
export interface RefusedScanView {
  readonly projectId: string;
  readonly title: string;
  readonly kindName: string;
  readonly reason: string;
  readonly dueAt: string | null;
}

/** A paper that waits for the own hand of a transferor for whom the liaison has filed. */
export interface PaperToSignView {
  readonly kind: PaperKind;
  readonly kindName: string;
  readonly no: string;
  readonly fileHash: string;
  readonly dueAt: string | null;
  /** The last scan of it that was handed in; it counts once a second person has seen it. */
  readonly scan: ScanStandingView | null;
}

/** How it stands with a scan: it waits to be seen, or was refused and is to be handed in again. */
export interface ScanStandingView {
  readonly handedInAt: string;
  readonly state: 'WAITING' | 'REFUSED';
  /** Why it does not count; empty while it waits. */
  readonly reason: string;
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
