/** One page of a list, and where those before and behind it begin: sent back as `at`, they read them. */
export interface PageView<T> {
  readonly items: readonly T[];
  /** Counted to 10,000. */
  readonly total: number;
  /** There are more than are counted. */
  readonly isMore: boolean;
  readonly previous: string | null;
  readonly next: string | null;
}
