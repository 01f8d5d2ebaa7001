import pLimit from 'p-limit';

/** More would not be done sooner: they are drawn by one thread, which in a small place takes the bids, too. */
const AT_ONCE = 2;
/** Some seconds of drawing; whoever comes after them is told to come again. */
const MOST_WAITING = 100;

export class TooManyDrawings extends Error {}

/** Draws in the order in which it was asked for, a few at once: what else its thread has to do waits for a few pages, not for a crowd's. */
export class Drawings {
  private readonly limit = pLimit(AT_ONCE);

  draw<T>(page: () => Promise<T>): Promise<T> {
    if (this.limit.pendingCount >= MOST_WAITING) throw new TooManyDrawings();
    return this.limit(page);
  }
}
