/** What a check found: whether the file stands, and the lines to print. */
export interface Verdict {
  readonly isSound: boolean;
  readonly lines: readonly string[];
  /** It proves nothing by itself, and nothing is wrong with it: the lines say what to hold it against. */
  readonly isUnproven?: boolean;
}
