import type { ListingAction, RiskCode, RiskLevel } from '@helan/domain';

/** One fact about a listing that somebody must look into. */
export interface RiskAlertView {
  readonly id: string;
  /** Null where it is about the platform itself. */
  readonly projectId: string | null;
  readonly projectTitle: string;
  readonly projectNo: string | null;
  readonly code: RiskCode;
  readonly name: string;
  readonly level: RiskLevel;
  readonly levelName: string;
  readonly evidence: string;
  readonly raisedAt: string;
  readonly dueAt: string | null;
  readonly isOverdue: boolean;
  readonly outcomeName: string | null;
  readonly finding: string;
  readonly closerName: string | null;
  readonly closedAt: string | null;
  /** The steps that it keeps back, in words; none where it keeps nothing back, or not any more. */
  readonly holds: readonly string[];
  /** Until when; null as long as what it keeps back cannot be taken yet: its days begin then. */
  readonly holdsUntil: string | null;
  readonly releaserName: string | null;
  readonly releasedAt: string | null;
  readonly releaseReason: string | null;
  /** When the supervisor's superior was told, since nobody had dealt with it. */
  readonly toldAt: string | null;
}

/** A lot's next step is kept back by a red finding. */
export interface RiskHoldView {
  /** Null as long as the step cannot be taken yet: its days begin then. */
  readonly until: string | null;
  /** For how many working days at most. */
  readonly workingDays: number;
  /** What was found; empty for whoever is not staff. */
  readonly name: string;
  /** Found about the platform and not about this project: it stands in the list of all alone. */
  readonly isOfPlatform: boolean;
  /** The steps that are kept back. */
  readonly steps: readonly ListingAction[];
}

/** A hold that was ended in writing: what waited may be taken, while what was found is still looked into. */
export interface ReleasedHoldView {
  readonly releasedAt: string;
  /** What was found, who let it go on, and why; empty for whoever is not staff. */
  readonly name: string;
  readonly releaserName: string;
  readonly reason: string;
}

/** What the next step of a lot waits for. */
export interface LotHoldView {
  readonly hold: RiskHoldView | null;
  /** The last one that was ended since the lot moved on; null where there is none. */
  readonly released: ReleasedHoldView | null;
  /** Why the letter of its result cannot be printed yet, in a sentence. */
  readonly paperGaps: string | null;
}

/** A red finding that the supervisor has left without a word, before his superior. */
export interface EscalationView {
  readonly id: string;
  readonly projectId: string | null;
  readonly projectTitle: string;
  readonly name: string;
  readonly evidence: string;
  readonly raisedAt: string;
  readonly toldAt: string;
  readonly isClosed: boolean;
}
