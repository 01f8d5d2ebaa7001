import { isAway } from './db/away.js';
import { logger } from './logger.js';

/**
 * Does one thing again and again with a pause between; a failure is logged and the loop goes on. That the database is
 * away, the line to it tells once.
 */
export class Recurring {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = true;

  constructor(
    private readonly name: string,
    private readonly pauseMs: number,
    private readonly work: () => Promise<unknown>,
  ) {}

  start(): void {
    this.isStopped = false;
    this.schedule();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = this.round();
    }, this.pauseMs);
    this.timer.unref();
  }

  private async round(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      if (!this.isStopped && !isAway(error))
        logger.error({ err: error, loop: this.name }, 'a recurring task failed');
    }
    this.schedule();
  }
}
