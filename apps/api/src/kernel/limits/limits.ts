import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PlatformClock } from '../clock/platform-clock.js';
import { CONFIG, type Config } from '../config.js';
import { refusedFor } from '../http/refused-error.js';
import { Recurring } from '../recurring.js';
import { keyedHash } from '../secrets/keyed-hash.js';
import type { LimitName } from './limit-table.js';

/** One of a limit, and whose: an address, a login, an account. */
export interface Ask {
  readonly limit: LimitName;
  readonly of: string;
}

interface Refusal {
  readonly limit: LimitName;
  /** When it is given again, in milliseconds of the platform's clock. */
  readonly freeAt: number;
}

const PRUNE_EVERY_MS = 60_000;
/** A refusal is given again without a question to the database, for so long: another process may forgive it. */
const REMEMBERED_MS = 1_000;
const MOST_REMEMBERED = 10_000;

/**
 * What is limited, counted for all processes together in the database; whose it is stands there as a keyed hash.
 * Asked before the work that it limits.
 */
@Injectable()
export class Limits implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly hash: (text: string) => string;
  private readonly refusals = new Map<string, Refusal & { readonly until: number }>();
  private readonly loop = new Recurring('limits', PRUNE_EVERY_MS, () => this.prune());

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.hash = keyedHash(config, 'limits');
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /**
   * Takes one of each, or none of any and throws what the limit with the longest wait answers, with the wait.
   * Returns how often each has been taken.
   */
  async take(asks: readonly Ask[]): Promise<ReadonlyMap<LimitName, number>> {
    const limitOf = new Map(asks.map((ask) => [this.keyOf(ask), ask.limit]));
    this.refuse([...limitOf.keys()].flatMap((key) => this.remembered(key) ?? []));
    const asked = [...limitOf].map(([key, limit]) => ({ key, ...this.config.limits[limit] }));
    const rows: { key: string; taken: number; waitSeconds: number }[] = await this.dataSource.query(
      'select key, taken, wait_seconds as "waitSeconds" from take_limits($1)',
      [JSON.stringify(asked)],
    );
    const refused = rows.filter(({ waitSeconds }) => waitSeconds > 0);
    this.refuse(refused.map((row) => this.remember(row.key, limitOf.get(row.key)!, row.waitSeconds)));
    return new Map(rows.map(({ key, taken }) => [limitOf.get(key)!, taken]));
  }

  /** What was taken counts no more. */
  async forgive(ask: Ask): Promise<void> {
    const key = this.keyOf(ask);
    this.refusals.delete(key);
    await this.dataSource.query('delete from limit_use where key = $1', [key]);
  }

  /** Takes away what says nothing any more; a row that somebody holds is left for the next time. */
  async prune(): Promise<void> {
    await this.dataSource.query(
      `delete from limit_use where key in (
         select key from limit_use where forgotten_at < platform_now() for update skip locked)`,
    );
  }

  private keyOf({ limit, of }: Ask): string {
    return `${limit}:${this.hash(`${limit}:${of}`)}`;
  }

  private refuse(refusals: readonly Refusal[]): void {
    const [longest] = [...refusals].sort((a, b) => b.freeAt - a.freeAt);
    if (!longest) return;
    const waitSeconds = (longest.freeAt - this.clock.stamp()) / 1000;
    throw refusedFor(waitSeconds, this.config.limits[longest.limit].refusal);
  }

  private remember(key: string, limit: LimitName, waitSeconds: number): Refusal {
    if (this.refusals.size >= MOST_REMEMBERED) this.refusals.clear();
    const now = this.clock.stamp();
    const freeAt = now + waitSeconds * 1000;
    const refusal = { limit, freeAt, until: Math.min(freeAt, now + REMEMBERED_MS) };
    this.refusals.set(key, refusal);
    return refusal;
  }

  private remembered(key: string): Refusal | undefined {
    const refusal = this.refusals.get(key);
    if (!refusal || refusal.until > this.clock.stamp()) return refusal;
    this.refusals.delete(key);
    return undefined;
  }
}
