export interface PaceClock {
  /** Milliseconds, from whenever. */
  read(): number;
  wait(ms: number): Promise<unknown>;
}

const CLOCK: PaceClock = {
  read: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * How many bytes a second are taken in, from all senders together. The thread that takes them in is the one that
 * answers bids; without a bound a hundred files at once would have all of it.
 */
export class Pace {
  private dueAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly bytesASecond: number,
    private readonly clock = CLOCK,
  ) {}

  /** Goes on when it is the turn of so many bytes, in the order in which they were asked for. */
  async take(bytes: number): Promise<void> {
    const now = this.clock.read();
    const turn = Math.max(now, this.dueAt);
    this.dueAt = turn + (bytes * 1000) / this.bytesASecond;
    if (turn > now) await this.clock.wait(turn - now);
  }
}
