/** A bid that waits for its lot: what was asked, when it arrived, and whom to answer. */
export interface WaitingBid {
  readonly registrationId: string;
  readonly amountFen: bigint;
  readonly idempotencyKey: string;
  /** Arrival stamp in milliseconds of the platform's clock. */
  readonly at: number;
}

interface Entry<Answer> {
  readonly bid: WaitingBid;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const LARGEST_BATCH = 200;

/** One outcome a bid of the batch, in its order: an answer, or the error that this bid alone gets. */
export type BatchOutcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/**
 * Waiting bids of one lot, drained in arrival order into one transaction at a time. A failing batch answers
 * its own bids with the failure and never blocks the lot.
 */
export class BidQueue<Answer> {
  private waiting: Entry<Answer>[] = [];
  private isDraining = false;

  constructor(
    private readonly decide: (bids: readonly WaitingBid[]) => Promise<readonly BatchOutcome<Answer>[]>,
  ) {}

  push(bid: WaitingBid): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ bid, resolve, reject });
      if (!this.isDraining) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isDraining = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.sort((a, b) => a.bid.at - b.bid.at).splice(0, LARGEST_BATCH);
      try {
        const outcomes = await this.decide(batch.map((entry) => entry.bid));
        batch.forEach((entry, index) => settle(entry, outcomes[index]));
      } catch (error) {
        batch.forEach((entry) => entry.reject(error));
      }
    }
    this.isDraining = false;
  }
}

function settle<Answer>(entry: Entry<Answer>, outcome: BatchOutcome<Answer> | undefined): void {
  if (outcome && 'answer' in outcome) entry.resolve(outcome.answer);
  else entry.reject(outcome?.error ?? new Error('the bid was not decided'));
}
