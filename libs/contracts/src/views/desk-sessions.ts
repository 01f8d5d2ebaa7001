/** A session of today as its host sees it beside the others. */
export interface DeskSessionView {
  readonly lotId: string;
  readonly projectId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly state: string;
  readonly stateName: string;
  readonly startAt: string;
  /** By its rules; later where bids still come. */
  readonly endAt: string;
  readonly hostName: string;
  readonly admitted: number;
  readonly isRunning: boolean;
  /** When a stopped one goes on. */
  readonly resumeAt: string | null;
  /** Others at the same time that need the same host, or the same bidder, who is not named. */
  readonly clashes: readonly { readonly lotId: string; readonly lotNo: string; readonly why: string }[];
}

export interface DeskSessionsView {
  readonly items: readonly DeskSessionView[];
  readonly running: number;
  readonly clashing: number;
}

/** What became of one session when all were to stop. */
export interface StoppedSessionView {
  readonly lotId: string;
  readonly lotNo: string;
  readonly title: string;
  readonly isStopped: boolean;
  /** Why it did not stop, in a sentence; empty where it did. */
  readonly sentence: string;
}
