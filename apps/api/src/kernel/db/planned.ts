import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** Of each text, the name under which a connection keeps its plan: PostgreSQL takes up to 63 bytes. */
const names = new Map<string, string>();

/**
 * Asks what is asked so often that a plan made anew each time costs more than the answer: each connection keeps the
 * plan. For texts of which there are few; they stay for as long as the process lives.
 */
export async function askPlanned<T extends pg.QueryResultRow>(
  source: DataSource,
  text: string,
  values: readonly unknown[],
): Promise<T[]> {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.PoolClient;
    const { rows } = await client.query<T>({ name: nameOf(text), text, values: [...values] });
    return rows;
  } finally {
    await runner.release();
  }
}

function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
