import { type DepositAction, depositLifecycle } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { unwrap } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { DepositEntity } from './deposit.entity.js';

/** The only way in which a deposit changes its state. Its row must be locked. */
export async function moveDeposit(
  tx: EntityManager,
  deposit: DepositEntity,
  action: DepositAction,
): Promise<void> {
  deposit.state = unwrap(depositLifecycle.next(deposit.state, action));
  deposit.nextDueAt = null;
  await tx.save(DepositEntity, deposit);
  await tell(tx, 'deposit.moved', deposit.registrationId, { depositId: deposit.id, to: deposit.state });
}

/** The deposit of an applicant under its lock; nothing where his lot asks for none. */
export async function lockDeposit(tx: EntityManager, registrationId: string): Promise<DepositEntity | null> {
  return tx.findOne(DepositEntity, { where: { registrationId }, lock: { mode: 'pessimistic_write' } });
}

/** One refund each time that it was asked for. */
export function refundKey({ id, times }: DepositEntity): string {
  return times === 1 ? `refund:${id}` : `refund:${id}:${times}`;
}
