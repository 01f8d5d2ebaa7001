import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Transactions, isAway } from '../../kernel/db/index.js';
import { codeOf } from '../../kernel/due/code-of-error.js';
import { logger } from '../../kernel/logger.js';
import { Recurring } from '../../kernel/recurring.js';
import { MessageBook } from './message-book.js';
import { MessageResolvers, type Topic } from './message-resolvers.js';

const PAUSE_MS = 500;
/** After its first failure a piece of news rests for so long, then twice as long each time, at the longest an hour. */
const FIRST_REST_SECONDS = 2;
const LONGEST_REST_SECONDS = 3_600;

interface Row {
  readonly id: string;
  readonly topic: Topic;
  readonly subject: string;
  readonly payload: object;
  readonly at: Date;
}

/**
 * Makes messages of the news in the outbox, long after whoever decided has committed. Any number of processes may run it:
 * one at a time reads, the earliest first; a piece of news and its messages are one transaction, so that it is read once
 * whoever breaks off. One that cannot be read rests, is shown, and holds up nobody.
 */
@Injectable()
export class OutboxReader implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Recurring('messages', PAUSE_MS, () => this.readAll());
  private isStopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly resolvers: MessageResolvers,
    private readonly book: MessageBook,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.loop.stop();
    this.isStopping = false;
  }

  /** Reads until nothing waits that another process has not; returns how many it has read. */
  async readAll(): Promise<number> {
    let count = 0;
    while (!this.isStopping && (await this.readNext())) count += 1;
    return count;
  }

  private async readNext(): Promise<boolean> {
    let row: Row | undefined;
    try {
      return await this.transactions.run(async (tx) => {
        row = await takeNext(tx);
        if (!row) return false;
        await this.book.write(tx, row, await this.resolvers.of(row.topic, row.payload, tx, row));
        await tx.query('delete from outbox_waiting where id = $1', [row.id]);
        return true;
      });
    } catch (error) {
      if (!row || isAway(error)) throw error;
      logger.error({ err: error, topic: row.topic, id: row.id }, 'news could not be told');
      await this.letRest(row.id, codeOf(error));
      return true;
    }
  }

  private async letRest(id: string, error: string): Promise<void> {
    await this.dataSource.query(
      `update outbox_waiting set failures = failures + 1, error = $2,
         rest_until = platform_now() + make_interval(secs => least(${LONGEST_REST_SECONDS}, ${FIRST_REST_SECONDS} * 2 ^ least(failures, 12)))
       where id = $1`,
      [id, error],
    );
  }
}

/** Its lock and the reader's are held to the end of the transaction. */
async function takeNext(tx: EntityManager): Promise<Row | undefined> {
  const [{ isFree }]: [{ isFree: boolean }] = await tx.query(
    `select pg_try_advisory_xact_lock(hashtext('outbox reader')) as "isFree"`,
  );
  if (!isFree) return undefined;
  const rows: Row[] = await tx.query(
    `select w.id, o.topic, o.subject, o.payload, o.at from outbox_waiting w join outbox o on o.id = w.id
     where w.rest_until is null or w.rest_until <= platform_now() order by w.id limit 1 for update of w`,
  );
  return rows[0];
}
