import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { logger } from '../logger.js';
import { Asker } from './asker.js';
import { type Line, type LineConnection, clientOf } from './line-client.js';

/** Whoever waits for a connection is told so long before the database is taken to be away. */
const TOLD_BEFORE_MS = 100;
const ASK_EVERY_MS = 250;
/** The server ends a transaction in which nothing happens for so long, so that nobody waits for a process that is gone. */
const IDLE_IN_TRANSACTION_MS = 15_000;
/** One connection that was cut without a word is given up so long after the server would have ended its statement. */
const AFTER_STATEMENT_MS = 2_000;
const KEEP_ALIVE_AFTER_MS = 5_000;

/**
 * The line to the database: what all connections of this process have in common. It asks the database several times
 * a second over a connection of its own. When nothing is heard from it any more, every connection is dropped, so that
 * whoever waits is told, and who asks meanwhile is told at once; it comes back with the first answer.
 */
export class DatabaseLine implements Line, OnApplicationBootstrap, OnApplicationShutdown {
  readonly connections = new Set<LineConnection>();
  /** For pools and for connections of one's own; whatever they are asked is bounded. */
  readonly options: pg.PoolConfig & { Client: typeof pg.Client };
  private readonly bounds: pg.ClientConfig;
  private readonly asker: Asker;
  private heardAt = 0;
  private lookedAt = 0;
  /** When this thread last came back from something else that it had to do. */
  private stalledAt = 0;
  private awaySince: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param patienceMs After so long without a word over any connection the database is away; a connection has to be
   * made or to become free, and a lock to be had, within it.
   * @param statementMs The server ends a statement that takes so long.
   */
  constructor(
    connectionString: string,
    private readonly patienceMs: number,
    private readonly statementMs: number,
  ) {
    this.bounds = {
      connectionString,
      connectionTimeoutMillis: patienceMs - TOLD_BEFORE_MS,
      statement_timeout: statementMs,
      lock_timeout: patienceMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    };
    this.options = { ...this.bounds, Client: clientOf(this) };
    this.asker = new Asker(this.bounds);
  }

  get isAway(): boolean {
    return this.awaySince !== undefined;
  }

  /** A pool of so many connections; what breaks while it is idle is replaced when it is needed. */
  pool(max: number): pg.Pool {
    const pool = new pg.Pool({ ...this.options, max });
    pool.on('error', () => undefined);
    return pool;
  }

  /** A connection of one's own. */
  client(): pg.Client {
    return new this.options.Client(this.options);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), ASK_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.asker.stop();
  }

  heard(): void {
    this.heardAt = performance.now();
  }

  private look(): void {
    this.noticeStall();
    void this.ask();
    setImmediate(() => this.judge());
  }

  /** Whether this thread had something else to do, and has not read what was answered meanwhile. */
  private noticeStall(): boolean {
    const now = performance.now();
    const hasStalled = now - this.lookedAt > 2 * ASK_EVERY_MS;
    if (hasStalled) this.heardAt = this.stalledAt = now;
    this.lookedAt = now;
    return hasStalled;
  }

  lost(): void {
    if (this.timer) void this.ask();
  }

  /** What took long while this thread was busy with something else says nothing of the database. */
  private async ask(): Promise<void> {
    // What is being asked already has begun before.
    const began = this.asker.askingSince ?? performance.now();
    const outcome = await this.asker.ask();
    if (outcome === 'ANSWERED') this.comeBack();
    else if (outcome !== 'LOST' && this.stalledAt < began) this.leave(outcome);
  }

  private comeBack(): void {
    this.heard();
    if (this.awaySince === undefined) return;
    logger.warn({ awayMs: Math.round(performance.now() - this.awaySince) }, 'the database is back');
    this.awaySince = undefined;
  }

  private judge(): void {
    if (this.noticeStall()) return;
    const now = performance.now();
    const { askingSince = now } = this.asker;
    if (now - Math.max(askingSince, this.heardAt) > this.patienceMs) this.leave();
    const longestMs = this.statementMs + AFTER_STATEMENT_MS;
    if (now - askingSince > longestMs) this.asker.hangUp();
    for (const connection of this.connections) {
      if (now - (connection.waitingSince ?? now) > longestMs) connection.drop();
    }
  }

  private leave(reason?: unknown): void {
    if (this.awaySince !== undefined) return;
    this.awaySince = performance.now();
    logger.warn({ err: reason }, 'the database is away');
    this.asker.hangUp();
    for (const connection of this.connections) connection.drop();
  }
}
