import type { EntityManager } from 'typeorm';

/** A member's account goes by the name of whom it is registered for. */
export async function followName(tx: EntityManager, partyId: string): Promise<void> {
  await tx.query(
    `update account a set display_name = p.name from party p
     where p.id = $1 and a.party_id = p.id and a.roles = '{MEMBER}' and a.display_name <> p.name`,
    [partyId],
  );
}
