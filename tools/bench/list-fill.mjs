// @ts-check
import pg from 'pg';
import {
  COPIES_AN_OWN,
  COPIES_A_PERSON,
  EVERY,
  SHORT,
  SHORT_WHEN_OVER,
  copiesOf,
  peopleOf,
} from './copy-listings.mjs';
import { round } from './figures.mjs';
import { plantBars } from './list-plants.mjs';
import { LEFT_OUT, readTables } from './list-templates.mjs';

/**
 * @typedef {import('pg').Client} Client
 * @typedef {import('./list-seeds.mjs').Seeds} Seeds
 * @typedef {import('./copy-listings.mjs').Statement} Statement
 * @typedef {import('./list-limits.mjs').Limits} Limits
 * @typedef {{ databaseUrl: string, seeds: Seeds, size: number, to: number, limits: Limits }} Filling
 */

/** So many copies a statement, so that what is held is looked at in between. */
const CHUNK = 100_000;
const WORKERS = 2;
/** With so many more listings indexes are made anew afterwards, which is faster than keeping them. */
const WITHOUT_INDEXES = 20_000;
const [YEARS_DAYS, RUNNING_DAYS] = [3_600, 60];
/** The people of the demonstration live there: first copies lie there, too. */
const FIRST_VILLAGE = '640122102208';
const DURABLE = ['fsync', 'full_page_writes', 'autovacuum', 'checkpoint_timeout'];

/**
 * Fills a database from so many listings to so many: by sets, without triggers, durability and indexes, which are brought
 * back afterwards. Nobody uses it meanwhile. Throws where it would take more than the limits allow.
 * @param {Filling} filling
 */
export async function fill({ databaseUrl, seeds, size, to, limits }) {
  const clients = await Promise.all(Array.from({ length: WORKERS }, () => connect(databaseUrl)));
  const [client] = /** @type {[Client]} */ (clients);
  try {
    await beQuick(client);
    if (size === 0) await keepVillagesAndTypes(client, seeds);
    const tables = await readTables(client);
    const statements = statementsFor(seeds, { tables, size, to });
    const touched = [...new Set(statements.map(({ table }) => table))];
    const bare = to - size > WITHOUT_INDEXES ? touched : [];
    await client.query(
      'update pg_index set indisready = false, indisvalid = false where indrelid = any($1::regclass[]::oid[])',
      [bare],
    );
    /** @type {Record<string, number>} */
    const seconds = {};
    const timed = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ work) => {
      const began = performance.now();
      await work();
      seconds[name] = round((performance.now() - began) / 1000);
    };
    const all = { clients, limits };
    await timed('rows', () => eachOf(all, statements, (one, { sql, values }) => one.query(sql, values)));
    await timed('indexes', () => eachOf(all, bare, (one, table) => one.query(`reindex table "${table}"`)));
    await timed('kept', () => fillKept(client, size, to));
    await timed('vacuum', () =>
      eachOf(all, [...touched, 'bar', 'price_median', 'year_figure'], (one, table) =>
        one.query(`vacuum analyze "${table}"`),
      ),
    );
    await timed('checkpoint', () => beDurable(client));
    return seconds;
  } finally {
    await Promise.all(clients.map((one) => one.end()));
  }
}

/**
 * @param {string} databaseUrl
 * @returns {Promise<Client>}
 */
async function connect(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const setting of [
    'session_replication_role = replica',
    'synchronous_commit = off',
    "maintenance_work_mem = '512MB'",
    "work_mem = '128MB'",
  ])
    await client.query(`set ${setting}`);
  return client;
}

/** @param {Client} client */
async function beQuick(client) {
  for (const name of ['fsync', 'full_page_writes', 'autovacuum'])
    await client.query(`alter system set ${name} = off`);
  await client.query("alter system set checkpoint_timeout = '30min'");
  await client.query('select pg_reload_conf()');
}

/** @param {Client} client */
async function beDurable(client) {
  for (const name of DURABLE) await client.query(`alter system reset ${name}`);
  await client.query('select pg_reload_conf()');
  await client.query('checkpoint');
}

/**
 * The largest tables first; whoever is free takes the next.
 * @template T
 * @param {{ clients: Client[], limits: Limits }} by
 * @param {T[]} things
 * @param {(client: Client, thing: T) => Promise<unknown>} work
 */
async function eachOf({ clients, limits }, things, work) {
  let next = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (next < things.length) {
        const thing = /** @type {T} */ (things[next]);
        next += 1;
        await limits.hold(client);
        await work(client, thing);
      }
    }),
  );
}

/**
 * @param {Client} client
 * @param {Seeds} seeds
 */
async function keepVillagesAndTypes(client, { types }) {
  await client.query('create schema bench');
  await client.query(
    `create table bench.village as
     select (row_number() over (order by v.code <> $1, v.code) + 6) % count(*) over () as n, v.code, v.name, t.name as town_name,
       to_tsvector('simple', cjk_grams(v.name || ' ' || t.name)) as words
     from region v join region t on t.code = left(v.code, 9) where length(v.code) = 12`.replace(
      '$1',
      `'${FIRST_VILLAGE}'`,
    ),
  );
  await client.query(
    `create table bench.type as
     select row_number() over (order by md5(code || i)) - 1 as n, code, name
     from jsonb_to_recordset($1::jsonb) as y (code text, name text, share int) cross join generate_series(1, y.share) i`,
    [JSON.stringify(types)],
  );
  await client.query('analyze bench.village, bench.type');
}

/**
 * @param {Seeds} seeds
 * @param {{ tables: import('./copy-listings.mjs').Tables, size: number, to: number }} plan
 * @returns {Statement[]}
 */
function statementsFor({ parts, people, everybody }, { tables, size, to }) {
  const known = { tables, people, everybody };
  return parts
    .flatMap((part) => {
      const [from, last] = [copiesAt(part, size) + 1, copiesAt(part, to)];
      const days = part.isRunning ? RUNNING_DAYS : YEARS_DAYS;
      const stepSeconds = (days * 86_400) / Math.max(1, last - from + 1);
      const range = { from, to: last, stepSeconds };
      return last < from ? [] : [...copiesOf(part, known, range), ...peopleOf(part, known, range)];
    })
    .flatMap(chunked)
    .sort((one, other) => rowsOf(other) - rowsOf(one));
}

/**
 * @param {{ share: number }} part
 * @param {number} size
 */
function copiesAt({ share }, size) {
  return size === 0 ? 0 : Math.max(1, Math.round((size * share) / 1000));
}

/** @param {Statement} statement */
function rowsOf({ values: [, from, to] }) {
  return Number(to) - Number(from);
}

/**
 * @param {Statement} statement
 * @returns {Statement[]}
 */
function chunked({ table, sql, values: [text, from, to] }) {
  const pieces = [];
  for (let first = Number(from); first <= Number(to); first += CHUNK)
    pieces.push({ table, sql, values: [text, first, Math.min(first + CHUNK - 1, Number(to))] });
  return pieces;
}

/**
 * What is counted of all, and what leads to no listing.
 * @param {Client} client
 * @param {number} size
 * @param {number} to
 */
async function fillKept(client, size, to) {
  await client.query(plantBars(size + 1, to));
  await client.query('truncate price_median');
  await client.query(
    `insert into price_median (type_code, right_name, unit, count, below, price, lot_id)
     select type_code, right_name, unit, total, place - 1, price, lot_id
     from (select p.*, row_number() over (partition by type_code, right_name, unit order by price, lot_id) as place,
             count(*) over (partition by type_code, right_name, unit) as total
           from paid_price p where is_counted) ranked
     where place = (total + 1) / 2`,
  );
  await client.query('truncate year_figure');
  await client.query(
    `insert into year_figure (year, deals, total_fen, area, asked_fen, paid_fen)
     select extract(year from d.confirmed_at at time zone 'Asia/Shanghai'), count(*), sum(d.total_fen),
       sum(coalesce((l.terms ->> 'areaCentiSquareMetres')::bigint, 0)),
       coalesce(sum((l.terms ->> 'startTotalFen')::bigint) filter (where is_sold), 0),
       coalesce(sum(d.total_fen) filter (where is_sold), 0)
     from deal d join lot l on l.id = d.lot_id
       cross join lateral (select not coalesce((l.terms ->> 'isBuying')::boolean, false) and l.terms ->> 'startTotalFen' is not null as is_sold) s
     where d.confirmed_at is not null and d.ended_at is null group by 1`,
  );
}

/**
 * What a listing takes, and what its rows hold.
 * @param {Client} client
 * @param {Seeds} seeds
 */
export async function describeListing(client, { parts, types }) {
  const { rows } = await client.query(
    `select c.relname as table, c.reltuples::float8 as rows, pg_total_relation_size(c.oid)::float8 as bytes,
       (select reltuples from pg_class where relname = 'lot' and relnamespace = c.relnamespace)::float8 as lots
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.reltuples > 0
     order by bytes desc`,
  );
  const tables = Object.fromEntries(
    rows
      .filter(({ rows: count, lots }) => count / lots > 0.0005)
      .map(({ table, rows: count, bytes, lots }) => [table, [round(count / lots), Math.round(bytes / lots)]]),
  );
  const shares = (/** @type {{ share: number }[]} */ things, /** @type {(thing: any) => string} */ name) =>
    Object.fromEntries(things.map((thing) => [name(thing), round(thing.share)]));
  return {
    rowsAndBytesALot: tables,
    partsOfAThousand: shares(parts, ({ name }) => name),
    typesOfAThousand: shares(types, ({ code }) => code),
    oneCopyIn: EVERY,
    copiesThatShareAPerson: COPIES_A_PERSON,
    oneCopyInKeepsThePlayedPeople: COPIES_AN_OWN,
    leftOut: [...LEFT_OUT, 'project_document but for scans', 'payment_row from the third on'],
    emptied: Object.keys(SHORT),
    emptiedWhenOver: SHORT_WHEN_OVER,
  };
}
