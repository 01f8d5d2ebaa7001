import type { EntityManager } from 'typeorm';

/** Keeping a content, sealing it and forgetting it wait for each other. */
export async function lockContent(tx: EntityManager, sha256: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`file:${sha256}`]);
}
