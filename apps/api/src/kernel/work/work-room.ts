import { MessageChannel } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { logger } from '../logger.js';
import { Company } from './company.js';
import { type Job, jobOf } from './job.js';
import type { Asked } from './thread.work.js';
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
/** Longest until a job begins: on a machine that is busy a thread is not made at once. Its own time is not counted yet. */
const STARTING_MS = 60_000;
/** What runs in each thread; only its file is asked for here. */
const THREAD = jobOf('./thread.work.js', import.meta.url, { seconds: 0, megabytes: 0 }).entry;
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
  private readonly company = new Company();
  /** To all jobs that are being done. */
  private allowedMegabytes = 0;

  /** What the job found. Throws {@link WorkStopped}, the job's own error, or the refusal `work.crowded`. */
  run<Given, Found>(job: Job<Given, Found>, given: Given): Promise<Found> {
    const isShared = (error: unknown) => error instanceof WorkStopped && error.reason === 'MEMORY';
    return this.line.run(() => this.company.run(() => this.work(job, given), isShared));
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
    const { port1: heard, port2: line } = new MessageChannel();
    let timer = setTimeout(() => end('TIME'), STARTING_MS);
    heard.once('message', () => {
      clearTimeout(timer);
      timer = setTimeout(() => end('TIME'), job.seconds * 1000);
    });
    this.allowedMegabytes += job.megabytes;
    const watch = this.watchMemory(() => end('MEMORY'));
    try {
      const asked: Asked = { entry: job.entry.href, given, line };
      return (await this.poolOf(job).run(asked, { signal: stop.signal, transferList: [line] })) as Found;
    } catch (error) {
      if (stopped) throw stopped;
      if ((error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw new WorkStopped('MEMORY');
      throw error;
    } finally {
      heard.close();
      clearTimeout(timer);
      clearInterval(watch);
      this.allowedMegabytes -= job.megabytes;
    }
  }

  private poolOf({ entry, megabytes }: Job<never, unknown>): Piscina {
    const existing = this.pools.get(entry.href);
    if (existing) return existing;
    const pool = new Piscina({
      filename: THREAD.href,
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
   * A thread's own heap is bounded by the engine. Its buffers lie beside it, and are told of the whole process alone:
   * what this thread itself grew by meanwhile, by files that come in or bids, is not held against the jobs, and what is
   * measured of two jobs at once is held against neither before each has been by itself.
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
