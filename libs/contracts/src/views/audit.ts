/** Everything that one person changed at one moment. */
export interface HistoryEntryView {
  /** Of its newest line. */
  readonly seq: number;
  readonly at: string;
  /** What was changed, in words, in the order of the lines. */
  readonly what: string;
  /** Who acted: a person's name, a part of the platform, or a role of the database that came past it. */
  readonly who: string;
  /** Whether somebody came past the platform. */
  readonly isPast: boolean;
  readonly requestId: string | null;
  /** The newest first. */
  readonly lines: readonly HistoryLineView[];
}

/** One change of one line, as it was written down. */
export interface HistoryLineView {
  readonly seq: number;
  /** What kind of thing the line is. */
  readonly what: string;
  /** The table as the database names it, where its lines have no name; else null. */
  readonly table: string | null;
  readonly rowKey: string;
  readonly opName: string;
  readonly changes: readonly HistoryChangeView[];
  /** Its place in the chain; null for the moment until it has one. */
  readonly position: number | null;
}

/** From what to what, in words; empty where nothing was, or is, filled in. */
export interface HistoryChangeView {
  readonly column: string;
  /** As the database names it, where the column has no name in words; else missing. */
  readonly raw?: string;
  readonly before: string;
  readonly after: string;
}

export interface HistoryView {
  readonly title: string;
  readonly entries: readonly HistoryEntryView[];
  /** Of which day the names of the columns are. */
  readonly labelsOf: string;
  /** Whether applicants are left out because registration is not over. */
  readonly isBlind: boolean;
  /** For the next page; null where nothing is older. */
  readonly before: number | null;
}
