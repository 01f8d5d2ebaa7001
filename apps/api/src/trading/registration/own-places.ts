import { LEFT_STATES, mayRegisterAnew } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { RegistrationEntity } from './registration.entity.js';

interface Place {
  readonly lotId: string;
  readonly partyId: string | null;
  /** The rows are locked. */
  readonly isLocked?: boolean;
}

const LEFT = LEFT_STATES.map((state) => `'${state}'`).join(', ');

/** For a statement in which the registration is called `r`: whether it has left its place to another. */
export const HAS_LEFT = `r.state in (${LEFT})`;

/** The same: whether its lot was opened again since it was over. */
export const IS_OPENED_SINCE = `exists (select from listing_event e
  where e.lot_id = r.lot_id and e.action in ('secondRound', 'reopenRegistration')
    and e.at >= (select max(v.at) from registration_event v where v.registration_id = r.id))`;

/** The same: whether its applicant has registered anew since. */
export const HAS_REGISTERED_ANEW = `exists (select from registration n
  where n.lot_id = r.lot_id and n.party_id = r.party_id and n.created_at > r.created_at)`;

/** A party's registration for a lot: the one that stands, else the last that is over. */
export async function findPlace(
  source: EntityManager,
  { lotId, partyId, isLocked = false }: Place,
): Promise<RegistrationEntity | null> {
  if (!partyId) return null;
  const rows = await source.find(RegistrationEntity, {
    where: { lotId, partyId },
    order: { createdAt: 'DESC', id: 'DESC' },
    ...(isLocked ? { lock: { mode: 'pessimistic_write' } as const } : {}),
  });
  return rows.find(({ state }) => !LEFT_STATES.includes(state)) ?? rows[0] ?? null;
}

/** Whether the party of a registration may begin another one for the same lot. */
export async function isLeftForAnother(
  tx: EntityManager,
  { id, state, paddle }: RegistrationEntity,
): Promise<boolean> {
  if (!LEFT_STATES.includes(state)) return false;
  const [row]: { since: boolean }[] = await tx.query(
    `select ${IS_OPENED_SINCE} as since from registration r where r.id = $1`,
    [id],
  );
  return mayRegisterAnew(state, { hasPaddle: paddle !== null, isOpenedSince: row!.since });
}

/** All registrations that a party has ever begun for a lot. */
export async function placesOf(source: EntityManager, lotId: string, partyId: string): Promise<string[]> {
  const rows = await source.find(RegistrationEntity, { where: { lotId, partyId }, select: { id: true } });
  return rows.map(({ id }) => id);
}
