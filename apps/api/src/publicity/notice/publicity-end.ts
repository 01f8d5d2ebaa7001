import type { EntityManager } from 'typeorm';
import type { LotEntity } from '../../listing/listing/index.js';

/** The printed end of a result's publicity. What is due next of its lot may be the end of a hold, after it. */
export async function publicityEnd(tx: EntityManager, lot: LotEntity): Promise<Date | null> {
  if (lot.state !== 'RESULT_PUBLICITY') return lot.nextDueAt;
  const deals: { at: Date }[] = await tx.query('select publicity_ends_at as at from deal where lot_id = $1', [
    lot.id,
  ]);
  return deals[0]?.at ?? lot.nextDueAt;
}
