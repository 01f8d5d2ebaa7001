/** A refusal that somebody wants taken up again. */
export interface ReconsiderationView {
  readonly id: string;
  readonly subjectName: string;
  /** Where it is read about. */
  readonly projectId: string;
  /** Why it had been refused. */
  readonly refusal: string;
  readonly reason: string;
  readonly proposerName: string;
  readonly proposedAt: string;
}

/** What was said of a refusal last, and what became of it. */
export interface LastReconsiderationView {
  readonly reason: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  /** Null as long as it waits for the second person. Why is empty where it was granted. */
  readonly answer: {
    readonly isGranted: boolean;
    readonly reason: string;
    readonly name: string;
    readonly at: string;
  } | null;
}
