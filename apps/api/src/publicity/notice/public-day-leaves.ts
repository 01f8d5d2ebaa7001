import { HashTree, type Neighbour, type PathStep, leafHash, neighboursOf } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/canonical.js';

const LEAVES_AT_ONCE = 2_000;

/** Where a notice stood on a signed day, among so many. */
export interface LeafPlace {
  readonly day: string;
  readonly place: number;
  readonly count: number;
}

/** Keeps what stood on a day that is signed, each leaf with the nodes of the tree that begin with it. */
export async function keepLeaves(
  tx: EntityManager,
  {
    day,
    leaves,
    tree,
  }: { readonly day: string; readonly leaves: readonly string[]; readonly tree: HashTree },
): Promise<void> {
  for (let first = 0; first < leaves.length; first += LEAVES_AT_ONCE) {
    const rows = leaves
      .slice(first, first + LEAVES_AT_ONCE)
      .map((hash, at) => ({ place: first + at, hash, nodes: tree.nodesFrom(first + at) }));
    await tx.query(
      `insert into public_day_leaf (day, place, hash, nodes)
       select $1::date, l.place, l.hash, l.nodes from jsonb_to_recordset($2) as l (place integer, hash text, nodes text[])`,
      [day, JSON.stringify(rows)],
    );
  }
}

/** By day what leads from a leaf to the day's root: one row is read for each neighbour, however many stood beside it. */
export async function findPaths(
  dataSource: DataSource,
  leaves: readonly LeafPlace[],
): Promise<Map<string, PathStep[]>> {
  const steps = leaves.flatMap(({ day, place, count }) =>
    neighboursOf(place, count).map((neighbour) => ({ day, ...neighbour })),
  );
  const hashes = await findNodes(dataSource, steps);
  const paths = new Map<string, PathStep[]>(leaves.map(({ day }) => [day, []]));
  for (const [at, { day, side, height }] of steps.entries()) {
    const hash = hashes[at]!;
    paths.get(day)!.push({ side, hash: height === 0 ? leafHash(hash, sha256) : hash });
  }
  return paths;
}

/** In the order in which they were asked for; at the lowest height the leaves themselves. */
async function findNodes(
  dataSource: DataSource,
  asked: readonly (Neighbour & { readonly day: string })[],
): Promise<string[]> {
  const rows: { hash: string }[] = await dataSource.query(
    `select (select case a.height when 0 then l.hash else l.nodes[a.height] end
             from public_day_leaf l where l.day = a.day and l.place = a.place) as hash
     from unnest($1::date[], $2::integer[], $3::integer[]) with ordinality as a (day, place, height, at)
     order by a.at`,
    [asked.map(({ day }) => day), asked.map(({ place }) => place), asked.map(({ height }) => height)],
  );
  return rows.map(({ hash }) => hash);
}
