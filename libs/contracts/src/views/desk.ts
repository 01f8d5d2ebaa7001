import type { PageView } from './page.js';

/** One thing that waits for whoever asks: what it is, where it is worked off, and since and until when. */
export interface WorkRow {
  /** `kind:id`, the same as long as it waits. */
  readonly key: string;
  /** A kind of work of the registry, by which the list is filtered. */
  readonly kind: string;
  /** The kind in words: 受理, 鉴证书待签发. */
  readonly kindName: string;
  readonly title: string;
  /** The number by which people name it, where it has one. */
  readonly number: string | null;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly waitingSince: string;
  readonly dueAt: string | null;
  /** The page of the console on which it is worked off. */
  readonly path: string;
  /** Who has it open now, where it is somebody else. */
  readonly openBy: { readonly name: string; readonly since: string } | null;
  /** Who has taken it over, or was handed it; anybody whose desk it is on may still do it. */
  readonly forWhom?: { readonly name: string; readonly isMe: boolean } | null;
  readonly isOverdue?: boolean;
}

/** Overdue first, then what falls due first, then who came first. */
export interface WorkList extends PageView<WorkRow> {
  readonly kinds: readonly {
    readonly kind: string;
    readonly name: string;
    readonly waiting: number;
    readonly overdue: number;
  }[];
}

/** Numbers beside the desks of the navigation, by the desk's path. */
export type DeskCounts = Readonly<Record<string, { readonly waiting: number; readonly overdue: number }>>;

export interface SearchHit {
  /** A kind of the registry: PROJECT, PARTY, PARCEL, NOTICE, CONTRACT, CERTIFICATE, FLOW. */
  readonly kind: string;
  readonly kindName: string;
  readonly title: string;
  readonly note: string;
  readonly path: string;
}

export interface SearchView {
  readonly hits: readonly SearchHit[];
  /** Whether there is more than is shown. */
  readonly hasMore: boolean;
}

/** A work list as somebody likes it, by the address's own parameters. */
export interface DeskView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}
