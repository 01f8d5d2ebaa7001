import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { Transactions } from './transactions.js';

const CONNECTIONS = 4;

/**
 * A few connections for what must not wait behind everything else that people ask for: bids, the sessions by which
 * they are checked, and the word that they can be decided.
 */
@Injectable()
export class Lane implements OnApplicationShutdown {
  readonly transactions: Transactions;

  private constructor(
    readonly dataSource: DataSource,
    relay: OutboxRelay,
  ) {
    this.transactions = new Transactions(dataSource, relay);
  }

  /** To the same database and with the same bounds. */
  static async beside({ options }: DataSource, relay: OutboxRelay): Promise<Lane> {
    const extra = { ...(options.extra as object), max: CONNECTIONS };
    const dataSource = new DataSource({ ...options, extra });
    return new Lane(await dataSource.initialize(), relay);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
