import { refused } from '../http/refused-error.js';

export interface GateLimits {
  readonly atOnce: number;
  /** More than so many are turned away at once. */
  readonly waiting: number;
  /** Whoever has waited so long is turned away. */
  readonly waitMs: number;
}

interface Waiter {
  readonly enter: () => void;
  readonly timer: NodeJS.Timeout;
}

/** Lets so many in at a time, in the order in which they came; so many more wait, and nobody for ever. */
export class Gate {
  private inside = 0;
  private readonly queue: Waiter[] = [];

  constructor(private readonly limits: GateLimits) {}

  /** Does the work once there is room for it; refuses with `work.crowded`, which says when to come again. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    const { atOnce, waiting, waitMs } = this.limits;
    if (this.inside < atOnce) {
      this.inside += 1;
      return;
    }
    if (this.queue.length >= waiting) throw this.crowded();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(waiter), 1);
        reject(this.crowded());
      }, waitMs);
      const waiter = { enter: resolve, timer };
      this.queue.push(waiter);
    });
  }

  /** Whoever waits longest takes the place that has become free. */
  private leave(): void {
    const next = this.queue.shift();
    if (!next) {
      this.inside -= 1;
      return;
    }
    clearTimeout(next.timer);
    next.enter();
  }

  private crowded(): Error {
    return refused('work.crowded', { seconds: Math.ceil(this.limits.waitMs / 1000) });
  }
}
