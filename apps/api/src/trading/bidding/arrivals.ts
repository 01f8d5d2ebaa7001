import { Injectable } from '@nestjs/common';

/** A complete bid that has not been answered yet. */
interface Arrival {
  readonly lotId: string;
  /** Milliseconds of the platform's clock. */
  readonly at: number;
  /** Reading of `performance.now()`. */
  readonly since: number;
}

/** What came of a bid: decided one way or the other, not decided because something failed, or nobody waited for it. */
export type Outcome = 'DECIDED' | 'FAILED' | 'GONE';

/**
 * Bids that are complete in this process and wait to be decided: from their last byte, before anything of the platform
 * has looked at them, to their answer. A lot whose bid could not be decided waits on until one can.
 */
@Injectable()
export class Arrivals {
  private readonly waiting = new Map<string, Set<Arrival>>();
  /** The first bid of each lot that could not be decided, as long as none could since. */
  private readonly failing = new Map<string, Arrival>();
  private readonly waiters = new Set<() => void>();

  /** Returns the function that ends the wait. */
  open(lotId: string, at: number, since = performance.now()): (outcome: Outcome) => void {
    const arrival = { lotId, at, since };
    const ofLot = this.waiting.get(lotId) ?? new Set();
    this.waiting.set(lotId, ofLot.add(arrival));
    return (outcome) => {
      if (!ofLot.delete(arrival)) return;
      if (outcome === 'FAILED' && !this.failing.has(lotId)) this.failing.set(lotId, arrival);
      if (outcome === 'DECIDED') this.failing.delete(lotId);
      if (ofLot.size === 0 && this.waiting.get(lotId) === ofLot) this.waiting.delete(lotId);
      for (const look of this.waiters) look();
    };
  }

  /** When no bid waits any more that was complete before a moment, or after so many milliseconds. */
  settled(lotId: string, before: number, longestMs: number): Promise<void> {
    const isSettled = () => ![...(this.waiting.get(lotId) ?? [])].some(({ at }) => at < before);
    if (isSettled()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.waiters.delete(look);
        resolve();
      };
      const look = () => {
        if (isSettled()) end();
      };
      const timer = setTimeout(end, longestMs);
      this.waiters.add(look);
    });
  }

  /** Lots whose bids could not be decided, so that somebody looks whether they can be now. */
  failingLots(): string[] {
    return [...this.failing.keys()];
  }

  /** A bid of the lot could be decided now. */
  works(lotId: string): void {
    this.failing.delete(lotId);
  }

  /** Lots for whose oldest bid nobody could decide for longer than so many milliseconds, with when it was complete. */
  stuck(longerThanMs: number, now = performance.now()): { lotId: string; at: number; waitedMs: number }[] {
    const lots = new Set([...this.waiting.keys(), ...this.failing.keys()]);
    return [...lots].flatMap((lotId) => {
      const failing = this.failing.get(lotId);
      const arrivals = [...(this.waiting.get(lotId) ?? []), ...(failing ? [failing] : [])];
      const oldest = arrivals.reduce((first, next) => (next.since < first.since ? next : first));
      const waitedMs = now - oldest.since;
      return waitedMs > longerThanMs ? [{ lotId, at: oldest.at, waitedMs: Math.ceil(waitedMs) }] : [];
    });
  }
}
