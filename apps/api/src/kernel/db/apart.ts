import type { EntityManager } from 'typeorm';
import { isAway } from './away.js';
import { isRetryable } from './transactions.js';

/**
 * Does something that may fail without taking the transaction along: what it wrote is taken back to a savepoint, and what
 * went wrong is returned. Throws what concerns the transaction as a whole: it is to be tried again, or the database away.
 */
export async function apart(tx: EntityManager, work: () => Promise<void>): Promise<unknown> {
  await tx.query('savepoint apart');
  try {
    await work();
    await tx.query('release savepoint apart');
    return undefined;
  } catch (error) {
    if (isAway(error) || isRetryable(error)) throw error;
    await tx.query('rollback to savepoint apart');
    return error;
  }
}
