import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { refused } from './refused-error.js';

export interface IdempotencyKey {
  readonly accountId: string;
  readonly key: string;
  readonly request: unknown;
}

/**
 * Does the work once for a key: a second request with the same key and body gets the first one's answer, the
 * same key with another body is refused. Work and answer are written in one transaction.
 */
export async function once<T>(
  tx: EntityManager,
  { accountId, key, request }: IdempotencyKey,
  work: () => Promise<T>,
): Promise<T> {
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const rows: { request_hash: string; answer: T }[] = await tx.query(
    `insert into idempotent_answer (account_id, key, request_hash, answer, at)
     values ($1, $2, $3, 'null', platform_now())
     on conflict (account_id, key) do update set key = excluded.key returning request_hash, answer`,
    [accountId, key, hash],
  );
  const row = rows[0]!;
  if (row.request_hash !== hash) throw refused('request.idempotency-reused');
  if (row.answer !== null) return row.answer;
  const answer = await work();
  await tx.query('update idempotent_answer set answer = $3 where account_id = $1 and key = $2', [
    accountId,
    key,
    JSON.stringify(answer),
  ]);
  return answer;
}
