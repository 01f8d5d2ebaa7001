import { refused } from '../../kernel/http/index.js';
import type { SentAttempt } from './bid-attempt.js';

/** A bid that waits for its lot. */
export interface WaitingBid extends SentAttempt {
  readonly registrationId: string;
}

/** Bids of one lot in the order of their arrival. */
export interface LotBids {
  readonly lotId: string;
  readonly bids: readonly WaitingBid[];
}

/** One outcome a bid, in its order: an answer, or the error that this bid alone gets. */
export type BatchOutcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/**
 * What became of a lot's bids; nothing where somebody else holds what they need (HELD), or where they have to be
 * decided apart from other lots (ALONE).
 */
export type LotOutcome<Answer> = readonly BatchOutcome<Answer>[] | 'HELD' | 'ALONE';

export interface Way {
  /** One lot by itself: it may wait for whoever holds it. */
  readonly isAlone: boolean;
  /** To be called while the database writes: this thread has nothing else to do then. */
  readonly meanwhile: () => void;
}

/** Decides a batch, an outcome a lot in their order; what it throws, all its bids get. */
export type Decide<Answer> = (lots: readonly LotBids[], way: Way) => Promise<readonly LotOutcome<Answer>[]>;

interface Entry<Answer> {
  readonly bid: WaitingBid;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** What waits for one lot. */
interface Line<Answer> {
  readonly lotId: string;
  waiting: Entry<Answer>[];
  /** In a batch that is being decided: of a lot there is never more than one. */
  isTaken: boolean;
  /** How often somebody else held what its bids need. */
  timesHeld: number;
  isAlone: boolean;
}

interface Part<Answer> {
  readonly line: Line<Answer>;
  readonly entries: readonly Entry<Answer>[];
}

/** One batch at a time: of many lots, or of one that goes alone. */
interface Drain {
  readonly isAlone: boolean;
  isRunning: boolean;
  /** Answers of the batch before, as long as they have not been given. */
  held: (() => void)[];
}

const DRAINS = { together: 1, alone: 2 };
const MOST_BIDS = 400;
const MOST_LOTS = 128;
const HELD_MS = 25;
/** More than this waiting for one lot are told to come again rather than kept for seconds. */
const MOST_WAITING = 4_000;
/** Who is held so often by somebody else waits for him by himself. */
const MOST_HELD = 2;

/**
 * Waiting bids of all lots of a process, drained into one transaction at a time, the lot that has waited longest first,
 * each lot's in the order of arrival. A lot that is held, or with which a batch fails, is decided by itself, so that it
 * keeps nobody else. While others wait, a batch that has been committed is answered as soon as the next one is being
 * written, and in any case within {@link HELD_MS}.
 */
export class BidQueue<Answer> {
  /** Those that have waited longest stand first. */
  private readonly lines = new Map<string, Line<Answer>>();
  /** Lots that failed by themselves, until one of their batches does not. */
  private readonly failing = new Set<string>();
  private readonly drains = [...newDrains(false, DRAINS.together), ...newDrains(true, DRAINS.alone)];

  constructor(private readonly decide: Decide<Answer>) {}

  push(lotId: string, bid: WaitingBid): Promise<Answer> {
    const line = this.lines.get(lotId) ?? newLine<Answer>(lotId, this.failing.has(lotId));
    if (line.waiting.length >= MOST_WAITING) throw refused('server.busy');
    return new Promise((resolve, reject) => {
      line.waiting.push({ bid, resolve, reject });
      this.lines.set(lotId, line);
      if (!line.isTaken) this.wake(line.isAlone);
    });
  }

  private wake(isAlone: boolean): void {
    const idle = this.drains.find((drain) => drain.isAlone === isAlone && !drain.isRunning);
    if (idle) void this.run(idle);
  }

  private async run(drain: Drain): Promise<void> {
    // What else has reached this process by now goes with the first.
    drain.isRunning = true;
    await new Promise(setImmediate);
    for (let batch = this.take(drain); batch.length > 0; batch = this.take(drain)) {
      const isLate = setTimeout(() => answer(drain), HELD_MS);
      await this.decideBatch(drain, batch);
      clearTimeout(isLate);
    }
    answer(drain);
    drain.isRunning = false;
  }

  private take({ isAlone }: Drain): Part<Answer>[] {
    const batch: Part<Answer>[] = [];
    let room = MOST_BIDS;
    for (const line of this.lines.values()) {
      if (line.isTaken || line.isAlone !== isAlone) continue;
      line.isTaken = true;
      const entries = line.waiting.sort((a, b) => a.bid.at - b.bid.at).splice(0, room);
      batch.push({ line, entries });
      room -= entries.length;
      if (isAlone || room === 0 || batch.length === MOST_LOTS) break;
    }
    return batch;
  }

  private async decideBatch(drain: Drain, batch: readonly Part<Answer>[]): Promise<void> {
    const outcomes = await this.outcomesOf(drain, batch);
    answer(drain);
    for (const [index, part] of batch.entries()) {
      const outcome = outcomes[index]!;
      if (typeof outcome === 'string') this.putBack(part, outcome);
      else {
        part.line.timesHeld = 0;
        part.line.isAlone = this.failing.has(part.line.lotId);
        drain.held.push(() => settle(part.entries, outcome));
      }
      this.letGo(part.line);
    }
  }

  private async outcomesOf(
    drain: Drain,
    batch: readonly Part<Answer>[],
  ): Promise<readonly LotOutcome<Answer>[]> {
    const lots = batch.map(({ line, entries }) => ({
      lotId: line.lotId,
      bids: entries.map(({ bid }) => bid),
    }));
    const { isAlone } = drain;
    try {
      const outcomes = await this.decide(lots, { isAlone, meanwhile: () => answer(drain) });
      if (isAlone) this.failing.delete(lots[0]!.lotId);
      return outcomes;
    } catch (error) {
      if (isAlone) this.failing.add(lots[0]!.lotId);
      return lots.map(({ bids }) => bids.map(() => ({ error })));
    }
  }

  private putBack({ line, entries }: Part<Answer>, why: 'HELD' | 'ALONE'): void {
    line.waiting.unshift(...entries);
    if (why === 'HELD') line.timesHeld += 1;
    line.isAlone ||= why === 'ALONE' || line.timesHeld >= MOST_HELD;
  }

  /** Whatever else waits for the lot stands behind those that have waited meanwhile. */
  private letGo(line: Line<Answer>): void {
    line.isTaken = false;
    this.lines.delete(line.lotId);
    if (line.waiting.length === 0) return;
    this.lines.set(line.lotId, line);
    this.wake(line.isAlone);
  }
}

function newLine<Answer>(lotId: string, isAlone: boolean): Line<Answer> {
  return { lotId, waiting: [], isTaken: false, timesHeld: 0, isAlone };
}

function newDrains(isAlone: boolean, count: number): Drain[] {
  return Array.from({ length: count }, () => ({ isAlone, isRunning: false, held: [] }));
}

function answer(drain: Drain): void {
  const { held } = drain;
  drain.held = [];
  for (const give of held) give();
}

function settle<Answer>(entries: readonly Entry<Answer>[], outcomes: readonly BatchOutcome<Answer>[]): void {
  for (const [index, { resolve, reject }] of entries.entries()) {
    const outcome = outcomes[index];
    if (outcome && 'answer' in outcome) resolve(outcome.answer);
    else reject(outcome?.error ?? new Error('the bid was not decided'));
  }
}
