import { refused } from '../kernel/http/index.js';
import type { BidAttempt } from './bid-attempt.js';

/** A bid that waits for its lot. */
export interface WaitingBid extends BidAttempt {
  readonly registrationId: string;
}

interface Entry<Answer> {
  readonly bid: WaitingBid;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const LARGEST_BATCH = 400;
/** More than this waiting for one lot are told to come again rather than kept for seconds. */
const MOST_WAITING = 4_000;

/** One outcome a bid of the batch, in its order: an answer, or the error that this bid alone gets. */
export type BatchOutcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/**
 * Waiting bids of one lot, drained in arrival order into one transaction at a time. A failing batch answers
 * its own bids with the failure and never blocks the lot.
 */
export class BidQueue<Answer> {
  private waiting: Entry<Answer>[] = [];
  private deciding: readonly Entry<Answer>[] = [];
  private round: Promise<void> | undefined;

  constructor(
    private readonly decide: (bids: readonly WaitingBid[]) => Promise<readonly BatchOutcome<Answer>[]>,
  ) {}

  push(bid: WaitingBid): Promise<Answer> {
    if (this.waiting.length >= MOST_WAITING) throw refused('server.busy');
    return new Promise((resolve, reject) => {
      this.waiting.push({ bid, resolve, reject });
      if (!this.round) void this.drain();
    });
  }

  /** When every bid that was stamped before a moment has been decided. */
  async settled(before: number): Promise<void> {
    const isEarly = ({ bid }: Entry<Answer>) => bid.at < before;
    while (this.deciding.some(isEarly) || this.waiting.some(isEarly)) await this.round;
  }

  private async drain(): Promise<void> {
    // What else has reached this process by now goes with the first.
    this.round = new Promise(setImmediate);
    await this.round;
    while (this.waiting.length > 0) {
      this.deciding = this.waiting.sort((a, b) => a.bid.at - b.bid.at).splice(0, LARGEST_BATCH);
      this.round = this.decideBatch(this.deciding);
      await this.round;
    }
    this.deciding = [];
    this.round = undefined;
  }

  private async decideBatch(batch: readonly Entry<Answer>[]): Promise<void> {
    try {
      const outcomes = await this.decide(batch.map((entry) => entry.bid));
      batch.forEach((entry, index) => settle(entry, outcomes[index]));
    } catch (error) {
      batch.forEach((entry) => entry.reject(error));
    }
  }
}

function settle<Answer>(entry: Entry<Answer>, outcome: BatchOutcome<Answer> | undefined): void {
  if (outcome && 'answer' in outcome) entry.resolve(outcome.answer);
  else entry.reject(outcome?.error ?? new Error('the bid was not decided'));
}
