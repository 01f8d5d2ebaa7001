import pg from 'pg';
import { toAway } from './away.js';

const CONNECT_MS = 10_000;

/**
 * For what prepares a database before the platform runs on it: a connection of its own, on which statements take as
 * long as they take, whatever the database or its role set otherwise.
 */
export async function maintain<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS });
  await client.connect().catch((error: unknown) => {
    throw toAway(error);
  });
  try {
    await client.query(
      'set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0',
    );
    return await work(client);
  } finally {
    await client.end();
  }
}
