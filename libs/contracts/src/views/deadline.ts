/** A deadline that could not be applied and rests until it is tried again. */
export interface RestingDeadlineView {
  readonly table: string;
  readonly id: string;
  /** What kind of deadline it is. */
  readonly name: string;
  readonly dueAt: string;
  readonly failures: number;
  /** Of the last failure: a code of the error table, `sql.` and a code of the database, or `error.` and its kind. */
  readonly error: string;
  readonly firstFailedAt: string;
  readonly failedAt: string;
  readonly restUntil: string;
}

/** How many rest, and the hundred that have for the longest. */
export interface RestingDeadlinesView {
  readonly count: number;
  readonly items: readonly RestingDeadlineView[];
}
