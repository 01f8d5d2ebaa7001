import { Injectable } from '@nestjs/common';

/** A complete bid that waits to be decided. */
interface Arrival {
  readonly lotId: string;
  /** Milliseconds of the platform's clock. */
  readonly at: number;
  /** Reading of `performance.now()`. */
  readonly since: number;
}

/**
 * Bids that are complete in this process. From its last byte to its answer a request is waited for by whoever closes
 * the session; whether it is a bid at all nobody knows yet. From the time when it is known whose bid it is, until it
 * is decided one way or the other, it tells of the platform: a lot whose bids cannot be decided is silent, and stays so
 * until one can.
 */
@Injectable()
export class Arrivals {
  /** When each request that has not been answered was complete, by what its address calls the lot. */
  private readonly unanswered = new Map<string, Set<{ readonly at: number }>>();
  private readonly undecided = new Map<string, Set<Arrival>>();
  /** The first bid of each lot that could not be decided, as long as none could since. */
  private readonly failing = new Map<string, Arrival>();
  private readonly waiters = new Set<() => void>();

  /** A request is complete; returns the function to be called when it was answered, or nobody waits for it. */
  comes(lotId: string, at: number): () => void {
    return this.keep(this.unanswered, lotId, { at });
  }

  /** Somebody's bid waits to be decided. What the work throws says that it was not, unless `isDecided` says otherwise. */
  async decided<T>(
    bid: { readonly lotId: string; readonly at: number; readonly since?: number },
    isDecided: (error: unknown) => boolean,
    work: () => Promise<T>,
  ): Promise<T> {
    const { lotId } = bid;
    const arrival = { since: performance.now(), ...bid };
    const leave = this.keep(this.undecided, lotId, arrival);
    try {
      const result = await work();
      this.failing.delete(lotId);
      return result;
    } catch (error) {
      if (isDecided(error)) this.failing.delete(lotId);
      else if (!this.failing.has(lotId)) this.failing.set(lotId, arrival);
      throw error;
    } finally {
      leave();
    }
  }

  /** When nothing waits any more that was complete before a moment, or after so many milliseconds. */
  settled(lotId: string, before: number, longestMs: number): Promise<void> {
    const isSettled = () =>
      ![this.unanswered, this.undecided].some((map) =>
        [...(map.get(lotId) ?? [])].some(({ at }) => at < before),
      );
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
    const lots = new Set([...this.undecided.keys(), ...this.failing.keys()]);
    return [...lots].flatMap((lotId) => {
      const failing = this.failing.get(lotId);
      const arrivals = [...(this.undecided.get(lotId) ?? []), ...(failing ? [failing] : [])];
      const oldest = arrivals.reduce((first, next) => (next.since < first.since ? next : first));
      const waitedMs = now - oldest.since;
      return waitedMs > longerThanMs ? [{ lotId, at: oldest.at, waitedMs: Math.ceil(waitedMs) }] : [];
    });
  }

  private keep<One>(map: Map<string, Set<One>>, lotId: string, one: One): () => void {
    const ofLot = map.get(lotId) ?? new Set();
    map.set(lotId, ofLot.add(one));
    return () => {
      if (!ofLot.delete(one)) return;
      if (ofLot.size === 0 && map.get(lotId) === ofLot) map.delete(lotId);
      for (const look of this.waiters) look();
    };
  }
}
