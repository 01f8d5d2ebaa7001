import type { ConsentKind, GivenConsent } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';

/** What a party has agreed to, also what it has taken back. */
export async function givenBy(
  source: DataSource | EntityManager,
  partyId: string,
): Promise<(GivenConsent & { readonly givenAt: Date })[]> {
  const rows: { kind: ConsentKind; version: number; withdrawn_at: Date | null; given_at: Date }[] =
    await source.query(
      'select kind, version, withdrawn_at, given_at from personal_consent where party_id = $1',
      [partyId],
    );
  return rows.map(({ kind, version, withdrawn_at, given_at }) => ({
    kind,
    version,
    isWithdrawn: withdrawn_at !== null,
    givenAt: given_at,
  }));
}
