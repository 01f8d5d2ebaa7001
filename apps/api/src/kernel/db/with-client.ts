import pg from 'pg';
import { type Part, actsBy } from './acting.js';
import { toAway } from './away.js';

const CONNECT_MS = 10_000;

/**
 * A connection for one piece of work outside the platform's own pool: preparing a database, looking at it before a
 * start, exchanging keys. What is written on it is written down as the doing of `part`. On it statements take as long as they take, whatever the database or its role set otherwise.
 */
export async function withClient<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
  part?: Part,
): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_MS,
    ...(part ? { options: actsBy(part) } : {}),
  });
  // A lost connection is told by the statement that was under way, or by the next one.
  client.on('error', () => undefined);
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
