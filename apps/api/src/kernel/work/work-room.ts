import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { logger } from '../logger.js';
import type { Job } from './job.js';
import { workLine } from './work-line.js';

/** Jobs at a time, whatever they are; each has one thread. */
const AT_ONCE = 2;
const WAITING = 64;
const WAIT_MS = 30_000;
/** A thread that has had nothing to do for so long is given back. */
const IDLE_MS = 30_000;
/** Bids and pages go first wherever both want the processor. */
const NICE = 10;
const LOOK_EVERY_MS = 50;
/** A thread that has to be made first, on a machine that is busy, gets so many times a job's seconds. */
const COLD_TIMES = 3;
const MEGABYTE = 1024 * 1024;
/** Of a thread's heap, what is young. */
const YOUNG_MEGABYTES = 16;

/** A job was ended before it was done. */
export class WorkStopped extends Error {
  constructor(readonly reason: 'TIME' | 'MEMORY') {
    super(`a job was stopped: ${reason}`);
  }
}

/**
 * Where threads work on what strangers have sent: few at a time, in a bounded line, each within its time and its
 * memory. A job that breaks a limit is ended with its thread; nothing else notices.
 */
@Injectable()
export class WorkRoom implements OnApplicationShutdown {
  private readonly line = workLine({ atOnce: AT_ONCE, waiting: WAITING, waitMs: WAIT_MS });
  private readonly pools = new Map<string, Piscina>();
  /** To all jobs that are being done. */
  private allowedMegabytes = 0;

  /** What the job found. Throws {@link WorkStopped}, the job's own error, or the refusal `work.crowded`. */
  run<Given, Found>(job: Job<Given, Found>, given: Given): Promise<Found> {
    return this.line.run(() => this.work(job, given));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  private async work<Given, Found>(job: Job<Given, Found>, given: Given): Promise<Found> {
    const stop = new AbortController();
    let stopped: WorkStopped | undefined;
    const end = (reason: WorkStopped['reason']) => {
      stopped ??= new WorkStopped(reason);
      stop.abort();
    };
    const pool = this.poolOf(job);
    const seconds = job.seconds * (pool.threads.length === 0 ? COLD_TIMES : 1);
    const timer = setTimeout(() => end('TIME'), seconds * 1000);
    this.allowedMegabytes += job.megabytes;
    const watch = this.watchMemory(() => end('MEMORY'));
    try {
      return (await pool.run(given, { signal: stop.signal })) as Found;
    } catch (error) {
      if (stopped) throw stopped;
      if ((error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw new WorkStopped('MEMORY');
      throw error;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      this.allowedMegabytes -= job.megabytes;
    }
  }

  private poolOf({ entry, megabytes }: Job<never, unknown>): Piscina {
    const existing = this.pools.get(entry.href);
    if (existing) return existing;
    const pool = new Piscina({
      filename: entry.href,
      minThreads: 0,
      maxThreads: AT_ONCE,
      idleTimeout: IDLE_MS,
      niceIncrement: NICE,
      resourceLimits: {
        maxOldGenerationSizeMb: megabytes,
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      },
    });
    // A thread may also break down while it is being ended, when nobody waits for it any more.
    pool.on('error', (error) => logger.warn({ err: error as Error }, 'a working thread broke down'));
    this.pools.set(entry.href, pool);
    return pool;
  }

  /**
   * A thread's buffers lie beside its heap, which alone the engine bounds. What this thread itself grew by meanwhile,
   * by files that come in or bids, is not held against the jobs.
   */
  private watchMemory(tell: () => void): NodeJS.Timeout {
    const before = process.memoryUsage();
    return setInterval(() => {
      const now = process.memoryUsage();
      const own = Math.max(0, ownBytes(now) - ownBytes(before));
      if (now.rss - before.rss - own > this.allowedMegabytes * MEGABYTE) tell();
    }, LOOK_EVERY_MS);
  }
}

function ownBytes({ heapTotal, external }: NodeJS.MemoryUsage): number {
  return heapTotal + external;
}
