/** What a check found: whether the file stands, and the lines to print. */
export interface Verdict {
  readonly isSound: boolean;
  readonly lines: readonly string[];
}
