import { Injectable } from '@nestjs/common';

/** A complete bid that has not been answered yet. */
interface Arrival {
  readonly lotId: string;
  /** Milliseconds of the platform's clock. */
  readonly at: number;
  /** Reading of `performance.now()`. */
  readonly since: number;
}

/**
 * Bids that are complete in this process and wait to be decided: from their last byte, before anything of the platform
 * has looked at them, to their answer.
 */
@Injectable()
export class Arrivals {
  private readonly waiting = new Map<string, Set<Arrival>>();
  private readonly waiters = new Set<() => void>();

  /** Returns the function that ends the wait. */
  open(lotId: string, at: number, since = performance.now()): () => void {
    const arrival = { lotId, at, since };
    const ofLot = this.waiting.get(lotId) ?? new Set();
    this.waiting.set(lotId, ofLot.add(arrival));
    return () => {
      ofLot.delete(arrival);
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

  /** Lots whose oldest bid has waited longer than so many milliseconds, with when it was complete. */
  stuck(longerThanMs: number, now = performance.now()): { lotId: string; at: number; waitedMs: number }[] {
    return [...this.waiting.entries()].flatMap(([lotId, arrivals]) => {
      const oldest = [...arrivals].reduce((first, next) => (next.since < first.since ? next : first));
      const waitedMs = now - oldest.since;
      return waitedMs > longerThanMs ? [{ lotId, at: oldest.at, waitedMs: Math.ceil(waitedMs) }] : [];
    });
  }
}
