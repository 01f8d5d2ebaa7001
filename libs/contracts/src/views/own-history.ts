import type { HistoryChangeView } from './audit.js';

/** One change of one's own listing: what was done, by whom, and from what to what, in words. */
export interface OwnHistoryEntryView {
  readonly seq: number;
  readonly at: string;
  readonly what: string;
  readonly who: string;
  /** Whether somebody came past the platform. */
  readonly isPast: boolean;
  readonly changes: readonly HistoryChangeView[];
}

/** What whoever has listed something, or has filed it for him, reads of it. */
export interface OwnHistoryView {
  readonly title: string;
  readonly entries: readonly OwnHistoryEntryView[];
  /** For the next page; null where nothing is older. */
  readonly before: number | null;
}
