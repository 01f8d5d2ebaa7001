import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { deedToDo } from '../deed/deed.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { subjectsTold, tell } from '../outbox/outbox.js';
import { type Acting, whoActs } from './acting.js';
import { sqlStateOf } from './away.js';

const RETRYABLE = ['40001', '40P01'];
const MOST_TRIES = 3;
const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

/** Whether the database asks for the whole transaction once more. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE.includes(sqlStateOf(error) ?? '');
}

/** Whether the database refused a row because another one already has its key. */
export function isUnique(error: unknown): boolean {
  return sqlStateOf(error) === UNIQUE_VIOLATION;
}

/** Whether the database refused a row because another one already holds its place. */
export function isExcluded(error: unknown): boolean {
  return sqlStateOf(error) === EXCLUSION_VIOLATION;
}

/** The one way to write: check, lock, change and event in one transaction; what it told of is told after its commit. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Runs `work` again from its start, at most three times, where the database asks for it. The first that a request
   * runs is its deed: it is done once for each key, and what it gives is the answer that is kept beside the key.
   */
  async run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const deed = deedToDo();
    const acting = this.acting();
    const use = acting?.use;
    const step = use
      ? async (tx: EntityManager) => {
          const result = await work(tx);
          await tell(tx, 'mandate.used', use.id, use);
          return result;
        }
      : work;
    const result = await this.look(deed ? (tx) => deed.once(tx, () => step(tx)) : step);
    if (use) acting.use = undefined;
    if (deed) deed.done = { answer: deed.isAnswered ? result : undefined };
    return result;
  }

  /** The same for what only looks, under locks, before anything is done. */
  async look<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { result, told } = await this.dataSource.transaction(async (tx) => {
          const told = subjectsTold(tx);
          const acting = this.acting();
          if (acting) await writeDown(tx, acting);
          return { result: await work(tx), told };
        });
        this.relay.announce(told);
        return result;
      } catch (error) {
        if (attempt >= MOST_TRIES || !isRetryable(error)) throw error;
      }
    }
  }

  /** Nobody, where many people's doings are written at once. */
  protected acting(): Acting | undefined {
    return whoActs();
  }
}

/** For the triggers that note who changed what; ends with the transaction. */
async function writeDown(tx: EntityManager, { accountId, requestId }: Acting): Promise<void> {
  await tx.query("select set_config('app.actor', $1, true), set_config('app.request', $2, true)", [
    accountId,
    requestId,
  ]);
}
