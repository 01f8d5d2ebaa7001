import type { PaperKind } from '@helan/domain';

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
