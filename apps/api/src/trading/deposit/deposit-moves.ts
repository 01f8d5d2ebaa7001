import { type DepositAction, depositLifecycle } from '@helan/domain';
import { type EntityManager, In } from 'typeorm';
import { unwrap } from '../../kernel/http/index.js';
import { tell, tellAll } from '../../kernel/outbox/outbox.js';
import { DepositEntity } from './deposit.entity.js';

/** How a single deposit changes its state; its amounts are saved with it. Its row must be locked. */
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

/** The same of any number by one statement, as far as their states go. Their rows must be locked. */
export async function moveDeposits(
  tx: EntityManager,
  deposits: readonly DepositEntity[],
  action: DepositAction,
): Promise<void> {
  if (deposits.length === 0) return;
  for (const deposit of deposits) {
    deposit.state = unwrap(depositLifecycle.next(deposit.state, action));
    deposit.nextDueAt = null;
  }
  await tx.query(
    `update deposit d set state = m.state, next_due_at = null
     from unnest($1::uuid[], $2::text[]) m (id, state) where d.id = m.id`,
    [deposits.map(({ id }) => id), deposits.map(({ state }) => state)],
  );
  await tellAll(
    tx,
    'deposit.moved',
    deposits.map(({ id, registrationId, state }) => [registrationId, { depositId: id, to: state }] as const),
  );
}

/** The deposit of an applicant under its lock; nothing where his lot asks for none. */
export async function lockDeposit(tx: EntityManager, registrationId: string): Promise<DepositEntity | null> {
  return tx.findOne(DepositEntity, { where: { registrationId }, lock: { mode: 'pessimistic_write' } });
}

/** Those of any number of applicants, in the order of their ids. */
export async function lockDeposits(
  tx: EntityManager,
  registrationIds: readonly string[],
): Promise<DepositEntity[]> {
  if (registrationIds.length === 0) return [];
  return tx.find(DepositEntity, {
    where: { registrationId: In([...registrationIds]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** One refund each time that it was asked for. */
export function refundKey({ id, times }: DepositEntity): string {
  return times === 1 ? `refund:${id}` : `refund:${id}:${times}`;
}
