import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config.js';
import { logger } from '../logger.js';

const RECONNECT_MS = 500;

/** Wakes whoever waits for a subject, in this process, when any process has committed something about it. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<() => void>>();
  private client: pg.Client | undefined;
  private isStopped = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.client?.end();
  }

  /** Returns the function that ends the subscription. */
  subscribe(subject: string, listener: () => void): () => void {
    const set = this.listeners.get(subject) ?? new Set();
    this.listeners.set(subject, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(subject);
    };
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl });
    client.on('notification', ({ payload }) => this.wake(payload ?? ''));
    client.on('error', (error) => {
      logger.warn({ err: error }, 'the outbox listener lost its connection');
      this.reconnect();
    });
    await client.connect();
    await client.query('listen outbox');
    this.client = client;
  }

  private reconnect(): void {
    if (this.isStopped) return;
    setTimeout(() => {
      this.connect()
        .then(() => this.wakeAll())
        .catch(() => this.reconnect());
    }, RECONNECT_MS).unref();
  }

  private wake(subject: string): void {
    this.listeners.get(subject)?.forEach((listener) => listener());
  }

  /** After a lost connection nobody knows what was missed: everybody looks again. */
  private wakeAll(): void {
    for (const subject of this.listeners.keys()) this.wake(subject);
  }
}
