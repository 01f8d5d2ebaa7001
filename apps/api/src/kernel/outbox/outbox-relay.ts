import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { isAway } from '../db/away.js';
import { DatabaseLine } from '../db/database-line.js';
import { logger } from '../logger.js';

const RECONNECT_MS = 500;
const OWN_LENGTH = 36;
const TELL = `select pg_notify('outbox', $1 || subject) from unnest($2::text[]) as subject`;

/**
 * Wakes whoever waits for a subject, in this process, when any process has committed something about it. Others are
 * told from a connection of its own, after the commit: a transaction that notifies holds up every other commit.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Before each subject that leaves here, to know it again when it comes back. */
  private readonly own = randomUUID();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly untold = new Set<string>();
  private client: pg.Client | undefined;
  private isTelling = false;
  private isStopped = false;

  constructor(private readonly line: DatabaseLine) {}

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

  /** Something about these subjects has been committed here. */
  announce(subjects: Iterable<string>): void {
    for (const subject of subjects) {
      this.wake(subject);
      this.untold.add(subject);
    }
    void this.tellOthers();
  }

  /** What is committed meanwhile goes with the next telling; what could not be told waits for the connection. */
  private async tellOthers(): Promise<void> {
    if (this.isTelling) return;
    this.isTelling = true;
    while (this.untold.size > 0 && this.client && !this.isStopped) {
      const subjects = [...this.untold];
      this.untold.clear();
      try {
        await this.client.query(TELL, [this.own, subjects]);
      } catch (error) {
        if (!isAway(error)) logger.warn({ err: error }, 'other processes could not be told');
        subjects.forEach((subject) => this.untold.add(subject));
        break;
      }
    }
    this.isTelling = false;
  }

  private async connect(): Promise<void> {
    const client = this.line.client();
    client.on('notification', ({ payload = '' }) => this.hear(payload));
    client.on('error', () => {
      // One that breaks while it is being made fails below.
      if (this.client !== client) return;
      this.client = undefined;
      this.reconnect();
    });
    try {
      await client.connect();
      await client.query('listen outbox');
    } catch (error) {
      void client.end();
      throw error;
    }
    this.client = client;
    void this.tellOthers();
  }

  private reconnect(): void {
    setTimeout(() => {
      if (this.isStopped) return;
      this.connect()
        .then(() => this.wakeAll())
        .catch(() => this.reconnect());
    }, RECONNECT_MS).unref();
  }

  private hear(payload: string): void {
    if (!payload.startsWith(this.own)) this.wake(payload.slice(OWN_LENGTH));
  }

  private wake(subject: string): void {
    this.listeners.get(subject)?.forEach((listener) => listener());
  }

  /** After a lost connection nobody knows what was missed: everybody looks again. */
  private wakeAll(): void {
    for (const subject of this.listeners.keys()) this.wake(subject);
  }
}
