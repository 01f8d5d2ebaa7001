import type { DataSource, EntityManager } from 'typeorm';
import { type Actor, regionPatterns } from '../../kernel/auth/index.js';
import type { ListPart } from '../../kernel/db/index.js';

/** Of a list what lies in the actor's regions, village by village; all of it where they are all that there are. */
export async function inRegions(
  source: DataSource | EntityManager,
  actor: Actor,
  column: string,
): Promise<ListPart> {
  const regions: { code: string; isOwn: boolean }[] = await source.query(
    'select code, code like any($1) as "isOwn" from region where length(code) >= 9 order by code',
    [regionPatterns(actor)],
  );
  if (regions.every(({ isOwn }) => isOwn)) return { where: 'true' };
  const values = regions.filter(({ isOwn }) => isOwn).map(({ code }) => code);
  return { where: 'true', oneOf: { sql: column, values } };
}
