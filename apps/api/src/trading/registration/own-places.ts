import type { EntityManager } from 'typeorm';
import { RegistrationEntity } from './registration.entity.js';

interface Place {
  readonly lotId: string;
  readonly partyId: string | null;
  /** The rows are locked. */
  readonly isLocked?: boolean;
}

/** A party's registration for a lot: the one that stands, else the last that it withdrew. */
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
  return rows.find(({ state }) => state !== 'WITHDRAWN') ?? rows[0] ?? null;
}

/** All registrations that a party has ever begun for a lot. */
export async function placesOf(source: EntityManager, lotId: string, partyId: string): Promise<string[]> {
  const rows = await source.find(RegistrationEntity, { where: { lotId, partyId }, select: { id: true } });
  return rows.map(({ id }) => id);
}
