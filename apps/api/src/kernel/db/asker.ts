import pg from 'pg';
import { sqlStateOf } from './away.js';

/** So often the one that asks is a new connection: a server that takes no new ones is away, too. */
const RENEW_MS = 3_000;

/** Lost: the connection broke, which tells nothing yet. An error: why no new one could be made. */
export type Outcome = 'ANSWERED' | 'LOST' | Error;

/** The one connection that does nothing but ask whether the database is there. */
export class Asker {
  private client: pg.Client | undefined;
  private connectedAt = 0;
  private asking: Promise<Outcome> | undefined;
  private isStopped = false;
  /** A reading of `performance.now()`, while an answer is awaited. */
  askingSince: number | undefined;

  constructor(private readonly bounds: pg.ClientConfig) {}

  /** One question at a time: whoever asks meanwhile gets the same answer. */
  ask(): Promise<Outcome> {
    this.asking ??= this.tryIt().finally(() => {
      this.asking = undefined;
      this.askingSince = undefined;
    });
    return this.asking;
  }

  /** The next question goes over a new connection. */
  hangUp(): void {
    this.client?.connection.stream.destroy();
    this.client = undefined;
  }

  stop(): void {
    this.isStopped = true;
    this.hangUp();
  }

  private async tryIt(): Promise<Outcome> {
    this.askingSince = performance.now();
    const isOld = this.client !== undefined;
    const outcome = await this.tryOnce();
    return outcome === 'LOST' && isOld && !this.isStopped ? this.tryOnce() : outcome;
  }

  private async tryOnce(): Promise<Outcome> {
    try {
      if (!this.client || performance.now() - this.connectedAt > RENEW_MS) await this.renew();
    } catch (error) {
      // It has no room for another connection: an answer, too.
      return /^53/.test(sqlStateOf(error) ?? '') ? 'ANSWERED' : (error as Error);
    }
    try {
      await this.client?.query('select 1');
      return 'ANSWERED';
    } catch {
      this.hangUp();
      return 'LOST';
    }
  }

  private async renew(): Promise<void> {
    const next = new pg.Client(this.bounds);
    next.on('error', () => undefined);
    await next.connect();
    void this.client?.end();
    this.client = next;
    this.connectedAt = performance.now();
    if (this.isStopped) this.hangUp();
  }
}
