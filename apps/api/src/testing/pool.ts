import type { TestPlatform } from './test-platform.js';

/** Until nobody has claimed what lies in the pool: what is left there goes back to where it came from. */
export async function leavePool(platform: TestPlatform): Promise<void> {
  const rows: { at: Date | null }[] = await platform.dataSource.query(
    "select max(held_due_at) + interval '1 second' as at from bank_receipt where state = 'POOLED'",
  );
  if (rows[0]!.at) await platform.advance(rows[0]!.at);
}
