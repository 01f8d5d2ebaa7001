import { refused } from '../http/refused-error.js';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/** Reads one row and holds its lock until the transaction is over; a row that is not there is "not found". */
export async function lockRow<T extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  where: FindOptionsWhere<T>,
): Promise<T> {
  const row = await tx.findOne(entity, {
    where,
    lock: { mode: 'pessimistic_write' },
    loadEagerRelations: false,
  });
  if (!row) throw refused('resource.not-found');
  return row;
}
