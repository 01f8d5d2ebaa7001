import type { EntityManager } from 'typeorm';

/** The next number of a series without gaps: the row is locked until the transaction that takes it is over. */
export async function takeSerial(tx: EntityManager, name: string): Promise<number> {
  const rows: { last: number }[] = await tx.query(
    `insert into serial (name, last) values ($1, 1)
     on conflict (name) do update set last = serial.last + 1 returning last`,
    [name],
  );
  return rows[0]!.last;
}
