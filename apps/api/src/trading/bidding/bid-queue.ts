import { refused } from '../../kernel/http/index.js';
import type { SentAttempt } from './bid-attempt.js';

/** A bid that waits for its lot. */
export interface WaitingBid extends SentAttempt {
  readonly registrationId: string;
}

interface Entry<Answer> {
  readonly bid: WaitingBid;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const LARGEST_BATCH = 400;
const HELD_MS = 25;
/** More than this waiting for one lot are told to come again rather than kept for seconds. */
const MOST_WAITING = 4_000;

/** One outcome a bid of the batch, in its order: an answer, or the error that this bid alone gets. */
export type BatchOutcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/** Decides a batch; calls `meanwhile` while the database writes it: this thread has nothing else to do then. */
export type Decide<Answer> = (
  bids: readonly WaitingBid[],
  meanwhile: () => void,
) => Promise<readonly BatchOutcome<Answer>[]>;

/**
 * Waiting bids of one lot, drained in arrival order into one transaction at a time. A failing batch answers
 * its own bids with the failure and never blocks the lot. While others wait, a batch that has been committed is
 * answered as soon as the next one is being written, and in any case within {@link HELD_MS}.
 */
export class BidQueue<Answer> {
  private waiting: Entry<Answer>[] = [];
  private isDraining = false;
  /** Answers of the batch before, as long as they have not been given. */
  private held: (() => void)[] = [];

  constructor(private readonly decide: Decide<Answer>) {}

  push(bid: WaitingBid): Promise<Answer> {
    if (this.waiting.length >= MOST_WAITING) throw refused('server.busy');
    return new Promise((resolve, reject) => {
      this.waiting.push({ bid, resolve, reject });
      if (!this.isDraining) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    // What else has reached this process by now goes with the first.
    this.isDraining = true;
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const batch = this.waiting.sort((a, b) => a.bid.at - b.bid.at).splice(0, LARGEST_BATCH);
      const isLate = setTimeout(() => this.answer(), HELD_MS);
      await this.decideBatch(batch);
      clearTimeout(isLate);
    }
    this.answer();
    this.isDraining = false;
  }

  private async decideBatch(batch: readonly Entry<Answer>[]): Promise<void> {
    const bids = batch.map((entry) => entry.bid);
    const outcomes = await this.decide(bids, () => this.answer()).catch((error: unknown) =>
      batch.map(() => ({ error })),
    );
    this.answer();
    this.held = batch.map((entry, index) => () => settle(entry, outcomes[index]));
  }

  private answer(): void {
    const { held } = this;
    this.held = [];
    for (const give of held) give();
  }
}

function settle<Answer>(entry: Entry<Answer>, outcome: BatchOutcome<Answer> | undefined): void {
  if (outcome && 'answer' in outcome) entry.resolve(outcome.answer);
  else entry.reject(outcome?.error ?? new Error('the bid was not decided'));
}
