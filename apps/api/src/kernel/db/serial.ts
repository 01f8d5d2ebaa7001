import type { EntityManager } from 'typeorm';
import { together } from './together.js';

/** The next number of a series without gaps: the row is locked until the transaction that takes it is over. */
export const takeSerial: (tx: EntityManager, name: string) => Promise<number> = together<string, number>(
  async (tx, names) => {
    const rows: { name: string; last: number }[] = await tx.query(
      `insert into serial as s (name, last)
       select name, count(*) from unnest($1::text[]) taken (name) group by name order by name
       on conflict (name) do update set last = s.last + excluded.last returning name, last`,
      [names],
    );
    const next = new Map(
      rows.map(({ name, last }) => [name, last - names.filter((one) => one === name).length]),
    );
    return names.map((name) => {
      const number = next.get(name)! + 1;
      next.set(name, number);
      return number;
    });
  },
);
