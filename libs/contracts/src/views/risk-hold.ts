import type { ListingAction } from '@helan/domain';

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
