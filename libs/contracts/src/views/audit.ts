/** One change of one line, as it was written down. */
export interface HistoryEntryView {
  readonly seq: number;
  readonly at: string;
  /** What kind of thing the line is. */
  readonly what: string;
  readonly rowKey: string;
  readonly opName: string;
  /** Who acted: a person's name, a part of the platform, or a role of the database that came past it. */
  readonly who: string;
  /** Whether somebody came past the platform. */
  readonly isPast: boolean;
  readonly requestId: string | null;
  readonly changes: readonly HistoryChangeView[];
  /** Its place in the chain; null for the moment until it has one. */
  readonly position: number | null;
}

export interface HistoryChangeView {
  /** The column as the database names it; in the history of one's own listing, what it is in words. */
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

export interface HistoryView {
  readonly title: string;
  readonly entries: readonly HistoryEntryView[];
  /** Whether applicants are left out because registration is not over. */
  readonly isBlind: boolean;
  /** For the next page; null where nothing is older. */
  readonly before: number | null;
}

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
