import type { DataSource, EntityManager } from 'typeorm';
import { type ListPlace, type SortKey, readPlace, writePlace } from './list-place.js';

/**
 * What a list shows: columns out of `from a join b on …`, under a condition, in an order whose last key is each row's
 * own. All keys in one direction are served by an index on them.
 */
export interface ListStatement {
  readonly columns: string;
  readonly from: string;
  readonly where: string;
  readonly order: readonly SortKey[];
  readonly params: readonly unknown[];
  readonly pageSize?: number;
  /**
   * Shown are rows with one of these texts: each text has its own part of an index that begins with it, of which no more
   * is read than a page, and the parts are merged.
   */
  readonly oneOf?: { readonly sql: string; readonly values: readonly string[] } | undefined;
  /** How many there are, where that is known. */
  readonly total?: ListTotal | undefined;
}

/** `isMore`: the total is the least that there are. */
export interface ListTotal {
  readonly total: number;
  readonly isMore: boolean;
}

interface Place extends ListTotal {
  readonly previous: string | null;
  readonly next: string | null;
}

const PAGE_SIZE = 20;
/** So far a list is counted. */
export const COUNTED = 10_000;

/**
 * One page of a list: its first, or the one at a place that a page before it has named. A row is neither left out nor
 * shown twice because others have come or gone meanwhile. Refuses what is no place of the list (`request.bad-place`).
 */
export async function readPage<Row>(
  source: DataSource | EntityManager,
  statement: ListStatement,
  at: string | undefined,
): Promise<{ rows: Row[]; place: Place }> {
  const { order, pageSize = PAGE_SIZE } = statement;
  const from = at === undefined ? undefined : readPlace(at, order);
  const found = await readBehind(source, statement, from);
  // In front of the first row there is nothing: the page before it is the first one.
  if (from?.isBack && found.length === 0) return readPage(source, statement, undefined);
  const hasMore = found.length > pageSize;
  const shown = found.slice(0, pageSize);
  if (from?.isBack) shown.reverse();
  const placeOf = (isBack: boolean, row = isBack ? shown[0] : shown.at(-1)) =>
    writePlace({ isBack, keys: row?.list_keys ?? from!.keys }, order);
  const isWhole = from === undefined && !hasMore;
  return {
    rows: shown.map(({ list_keys: _, ...row }) => row as Row),
    place: {
      ...(isWhole
        ? { total: shown.length, isMore: false }
        : (statement.total ?? (await count(source, statement)))),
      previous: from && (!from.isBack || hasMore) ? placeOf(true) : null,
      next: from?.isBack || hasMore ? placeOf(false) : null,
    },
  };
}

interface Found {
  readonly list_keys: readonly string[];
}

/** Up to one row more than the page shows, from its place on in the direction in which it is read. */
async function readBehind(
  source: DataSource | EntityManager,
  statement: ListStatement,
  place: ListPlace | undefined,
): Promise<Found[]> {
  const { columns, from, where, order, params, oneOf, pageSize = PAGE_SIZE } = statement;
  const read = place?.isBack ? order.map(turned) : order;
  const keys = order.map(({ sql }) => `(${sql})::text`).join(', ');
  const condition = place ? ` and ${isBehind(read, params.length + 1)}` : '';
  const one = oneOf ? ` and ${oneOf.sql} = one_of.value` : '';
  const bound = [...params, ...(place?.keys ?? []), ...(oneOf ? [oneOf.values] : [])];
  const sorted = (sqls: readonly string[]) =>
    read.map(({ isDescending }, index) => `(${sqls[index]!})${isDescending ? ' desc' : ''}`).join(', ');
  const each = `select ${columns}, array[${keys}] as list_keys ${from} where (${where})${condition}${one}`;
  const kept = order.map((_, index) => `list_key_${index}`);
  const sql = oneOf
    ? `select part.* from unnest($${bound.length}::text[]) one_of (value) cross join lateral (
         ${each.replace(' as list_keys', ` as list_keys, ${order.map((key, index) => `(${key.sql}) as ${kept[index]!}`).join(', ')}`)}
         order by ${sorted(order.map((key) => key.sql))} limit ${pageSize + 1}) part
       order by ${sorted(kept)} limit ${pageSize + 1}`
    : `${each} order by ${sorted(order.map((key) => key.sql))} limit ${pageSize + 1}`;
  const rows: Found[] = await source.query(sql, bound);
  if (rows.some(({ list_keys }) => list_keys.includes(null as never)))
    throw new Error(`a row has no place in its list: ${keys}`);
  return rows;
}

function turned(key: SortKey): SortKey {
  return { ...key, isDescending: !key.isDescending };
}

/** SQL condition: whether a row comes behind the keys that are bound from `first` on. */
function isBehind(order: readonly SortKey[], first: number): string {
  const marks = order.map(({ type }, index) => `$${first + index}::${type}`);
  const signs = order.map(({ isDescending }) => (isDescending ? '<' : '>'));
  if (new Set(signs).size === 1)
    return `(${order.map(({ sql }) => sql).join(', ')}) ${signs[0]} (${marks.join(', ')})`;
  const last = order.length - 1;
  return order.reduceRight((rest, { sql }, index) => {
    const isFurther = `(${sql}) ${signs[index]} ${marks[index]}`;
    if (index === last) return isFurther;
    return `((${sql}) ${signs[index]}= ${marks[index]} and (${isFurther} or ${rest}))`;
  }, '');
}

async function count(
  source: DataSource | EntityManager,
  { from, where, params, oneOf }: ListStatement,
): Promise<ListTotal> {
  const one = oneOf ? ` and ${oneOf.sql} = any($${params.length + 1})` : '';
  const [{ rows }]: [{ rows: number }] = await source.query(
    `select count(*)::int as rows from (select 1 ${from} where (${where})${one} limit ${COUNTED + 1}) counted`,
    [...params, ...(oneOf ? [oneOf.values] : [])],
  );
  return { total: Math.min(rows, COUNTED), isMore: rows > COUNTED };
}
