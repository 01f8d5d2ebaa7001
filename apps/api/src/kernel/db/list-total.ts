import { DataSource, type EntityManager } from 'typeorm';
import { COUNTED, type ListStatement, type ListTotal, partsOf } from './list-statement.js';

/** What was more than is counted still is a while later. */
const STANDS_MS = 60_000;
const MOST_KEPT = 500;

/** When a list was found to have more than is counted. */
const more = new WeakMap<DataSource, Map<string, number>>();

/** How many rows a list has, up to so many: read from each part's own index. */
export async function countUp(
  source: DataSource | EntityManager,
  statement: ListStatement,
): Promise<ListTotal> {
  const { from, counted = from, where, params, search } = statement;
  const bound: unknown[] = [...params];
  const found = search ? ` and (${search})` : '';
  const sqls = partsOf(statement).map((part) => {
    const one = part.oneOf ? ` and ${part.oneOf.sql} = any($${bound.push(part.oneOf.values)})` : '';
    return `select 1 ${part.from ?? counted} where (${where}) and (${part.where})${one}${found}`;
  });
  const sql = `select count(*)::int as rows from (${sqls.join(' union all ')} limit ${COUNTED + 1}) rows_up_to`;
  const known = keptOf(source);
  const key = JSON.stringify([sql, bound]);
  if (performance.now() - (known?.get(key) ?? -Infinity) < STANDS_MS) return MORE;
  const [{ rows }]: [{ rows: number }] = await source.query(sql, bound);
  if (rows <= COUNTED) return { total: rows, isMore: false };
  if (known) keep(known, key);
  return MORE;
}

const MORE: ListTotal = { total: COUNTED, isMore: true };

function keptOf(source: DataSource | EntityManager): Map<string, number> | undefined {
  if (!(source instanceof DataSource)) return undefined;
  const known = more.get(source) ?? new Map<string, number>();
  more.set(source, known);
  return known;
}

function keep(known: Map<string, number>, key: string): void {
  known.delete(key);
  known.set(key, performance.now());
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
}
