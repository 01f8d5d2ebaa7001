import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { logger } from '../logger.js';
import { jobOf } from '../work/job.js';
import type { Signing, Unsigned } from './draw-paper.js';
import type { Script } from './paper.js';
import type { ToPrint } from './print.work.js';

const MOST_THREADS = 4;
/** A thread that has had nothing to do for so long is given back, with the fonts that it holds. */
const IDLE_MS = 60_000;
/** Bids go first wherever both want the processor; somebody waits for his paper all the same. */
const NICE = 5;
/** Papers are the platform's own and bounded by what they say: only its file is asked for here. */
const PRINT = jobOf('./print.work.js', import.meta.url, { seconds: 0, megabytes: 0 }).entry;

/** On so many cores papers are drawn in so many threads: one core is left for everything else where there are two. */
export function printThreads(cores = availableParallelism()): number {
  return Math.max(1, Math.min(cores - 1, MOST_THREADS));
}

/** Where threads draw papers, so that bids, feeds and timers go on meanwhile. */
@Injectable()
export class PrintRoom implements OnApplicationShutdown {
  private pool: Piscina | undefined;

  /** The file of a paper. */
  async print(script: Script): Promise<Buffer> {
    return asBuffer((await this.run({ script })) as Uint8Array);
  }

  /** The file of a paper that has still to be signed. */
  async printUnsigned(script: Script, signing: Signing): Promise<Unsigned> {
    return (await this.run({ script, signing })) as Unsigned;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }

  private run(asked: ToPrint): Promise<unknown> {
    return (this.pool ??= openPool()).run(asked);
  }
}

/** Opened with the first paper. */
function openPool(): Piscina {
  const pool = new Piscina({
    filename: PRINT.href,
    minThreads: 0,
    maxThreads: printThreads(),
    idleTimeout: IDLE_MS,
    niceIncrement: NICE,
  });
  // A thread may also break down while it is being ended, when nobody waits for it any more.
  pool.on('error', (error) => logger.warn({ err: error as Error }, 'a printing thread broke down'));
  return pool;
}

/** The same bytes; what comes out of a thread is a plain array. */
export function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
