import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { type Part, actsBy } from './acting.js';
import { Transactions } from './transactions.js';

const CONNECTIONS = 4;

/** Whoever's request it is in which a batch of bids is decided, it is not his alone; and nobody's is a deadline. */
class LaneTransactions extends Transactions {
  protected override acting(): undefined {
    return undefined;
  }
}

/**
 * A few connections for what must not wait behind everything else that people ask for: bids, the sessions by which
 * they are checked, and the word that they can be decided; the ends of sessions have some besides.
 */
@Injectable()
export class Lane implements OnApplicationShutdown {
  readonly transactions: Transactions;

  private constructor(
    readonly dataSource: DataSource,
    relay: OutboxRelay,
  ) {
    this.transactions = new LaneTransactions(dataSource, relay);
  }

  /** To the same database and with the same bounds. */
  static async beside({ options }: DataSource, relay: OutboxRelay, part: Part = 'bids'): Promise<Lane> {
    const extra = { ...(options.extra as object), max: CONNECTIONS, options: actsBy(part) };
    const dataSource = new DataSource({ ...options, extra });
    return new Lane(await dataSource.initialize(), relay);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
