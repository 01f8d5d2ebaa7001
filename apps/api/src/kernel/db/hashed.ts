import type { EntityManager } from 'typeorm';

/**
 * Asks what holds many rows of one table against many of another where both may have come just now. As long as nobody has
 * counted them PostgreSQL takes them for one, and goes through the one for each of the other: minutes in the place of
 * milliseconds. With hashes it does not matter how many there are.
 */
export async function askHashed<T = unknown>(
  tx: EntityManager,
  sql: string,
  values: readonly unknown[],
): Promise<T> {
  await tx.query('set local enable_nestloop = off');
  const answer = (await tx.query(sql, [...values])) as T;
  await tx.query('set local enable_nestloop = on');
  return answer;
}
