import type { DataSource, EntityManager } from 'typeorm';
import { type ListPlace, readPlace, writePlace } from './list-place.js';
import { listSql } from './list-sql.js';
import { type ListStatement, type ListTotal, partsOf } from './list-statement.js';
import { countUp } from './list-total.js';

interface Place extends ListTotal {
  readonly previous: string | null;
  readonly next: string | null;
}

const PAGE_SIZE = 20;

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
    rows: shown.map((row) => withoutKeys<Row>(row)),
    place: {
      ...(isWhole
        ? { total: shown.length, isMore: false }
        : await (statement.total?.() ?? countUp(source, statement))),
      previous: from && (!from.isBack || hasMore) ? placeOf(true) : null,
      next: from?.isBack || hasMore ? placeOf(false) : null,
    },
  };
}

/** The first rows of a list, and whether there are more: not counted. */
export async function readFirst<Row>(
  source: DataSource | EntityManager,
  statement: ListStatement,
): Promise<{ rows: Row[]; hasMore: boolean }> {
  const { pageSize = PAGE_SIZE } = statement;
  const found = await readBehind(source, statement, undefined, FEW);
  return {
    rows: found.slice(0, pageSize).map((row) => withoutKeys<Row>(row)),
    hasMore: found.length > pageSize,
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
  look = WIDE,
): Promise<Found[]> {
  const most = (statement.pageSize ?? PAGE_SIZE) + 1;
  const near = statement.search ? await readNear(source, statement, { place, most, look }) : undefined;
  if (near) return near;
  const { sql, bound } = listSql(statement, place, most);
  const found: Found[] = await source.query(sql, bound);
  return withPlaces(found, statement);
}

/** So many rows are looked through before all that is found is asked for and put in order. */
interface Look {
  /** Of all parts of a list together. */
  readonly rows: number;
  /** Where each of them is asked for what is not in the list. */
  readonly asked: number;
  /** Of each part, however many there are. */
  readonly least: number;
}

const WIDE: Look = { rows: 2_000, asked: 400, least: 100 };
/** Where only the first few are shown: of these many beginnings of lists are looked through at once. */
const FEW: Look = { rows: 300, asked: 100, least: 30 };

interface Near extends Found {
  readonly list_hit: boolean;
  readonly list_no: string;
}

/**
 * What is common is found among the next few rows of the list: an index of words would name all that have it before the
 * first could be shown. Nothing where it is not that common.
 */
async function readNear(
  source: DataSource | EntityManager,
  list: ListStatement,
  {
    place,
    most,
    look,
  }: { readonly place: ListPlace | undefined; readonly most: number; readonly look: Look },
): Promise<Found[] | undefined> {
  const { search, near: one, parts, ...rest } = list;
  const columns = `${rest.columns}, (${one ?? search}) as list_hit`;
  const statement = { ...rest, columns, parts: one === undefined ? parts : undefined };
  const near = Math.max(
    look.least,
    Math.floor((one === undefined ? look.rows : look.asked) / waysOf(statement)),
  );
  const { sql, bound } = listSql(statement, place, near);
  const rows: Near[] = await source.query(
    `select * from (select near.*, row_number() over () as list_no from (${sql}) near) near
     where list_hit or list_no = ${near} limit ${most}`,
    bound,
  );
  const found = rows.filter(({ list_hit }) => list_hit);
  const isAll = found.length === most || Number(rows.at(-1)?.list_no ?? 0) < near;
  return isAll ? withPlaces(found, statement) : undefined;
}

/** In how many parts the list is read. */
function waysOf(statement: ListStatement): number {
  return Math.max(
    1,
    partsOf(statement).reduce((sum, { oneOf }) => sum + (oneOf?.values.length ?? 1), 0),
  );
}

function withPlaces(found: Found[], { order }: Pick<ListStatement, 'order'>): Found[] {
  if (found.some(({ list_keys }) => list_keys.includes(null as never)))
    throw new Error(`a row has no place in its list: ${order.map(({ sql }) => sql).join(', ')}`);
  return found;
}

function withoutKeys<Row>(row: Found): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('list_'))) as Row;
}
