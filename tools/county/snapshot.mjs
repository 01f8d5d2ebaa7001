// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/**
 * A county as a file: a line of JSON that says what it was made from and which notices are worth a look, and behind it, compressed, every line of every
 * table, the stored papers and the demonstration's keys by which they were signed.
 *
 * @typedef {{ takenAt: string, recipe: string, migrations: string[], sights: Record<string, string>, size: number }} Header
 * @typedef {{ name: string, rows: number, columns: { name: string, type: string, values: (string | null)[] }[] }} Table
 * @typedef {{ place: string, bytes: number }} Enclosed
 * @typedef {{ tables: Table[], sequences: { name: string, value: string }[], files: Enclosed[] }} Contents
 */

export const SNAPSHOT = new URL('county.snapshot', import.meta.url);
/** It lies in the repository and is fetched with it. */
export const MOST_BYTES = 5_000_000;
/**
 * Who is signed in, what is counted and who breathes belongs to processes. The chain of what was changed follows from the
 * entries: the platform links them again, each with the hash that it had.
 */
const LEFT_OUT = [
  'schema_migration',
  'audit_link',
  'web_session',
  'limit_use',
  'bid_heartbeat',
  'sign_in_place',
  'upload_day',
];
const SPELLING = "set timezone = 'UTC'; set bytea_output = 'hex'; set intervalstyle = 'postgres'";
/** Under which the papers stand among what is enclosed, and under which the keys. */
const FILES = 'files/';
const SEAL = 'seal/';
const ROWS_AT_ONCE = 5_000;

/**
 * @param {import('pg').Client} client with the rights of the tables' owner
 * @param {{ filesDir: string, sealDir: string, header: Omit<Header, 'size'> }} county
 */
export async function packSnapshot(client, { filesDir, sealDir, header }) {
  await client.query(SPELLING);
  const enclosed = [...enclose(filesDir, FILES), ...enclose(sealDir, SEAL)];
  /** @type {Contents} */
  const contents = {
    tables: await readTables(client),
    sequences: await readSequences(client),
    files: enclosed.map(({ place, content }) => ({ place, bytes: content.length })),
  };
  const text = Buffer.from(JSON.stringify(contents));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const whole = Buffer.concat([length, text, ...enclosed.map(({ content }) => content)]);
  const packed = zlib.brotliCompressSync(whole, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: whole.length,
    },
  });
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, size: whole.length })}\n`), packed]);
}

/**
 * @param {string | URL} file
 * @returns {Header}
 */
export function readHeader(file = SNAPSHOT) {
  return split(fs.readFileSync(file)).header;
}

/**
 * Puts a county into a database that has its schema and nobody's accounts, and its papers and keys into their folders:
 * all of it or nothing. The platform's clock stands where it stood when the county was taken.
 * @param {import('pg').Client} client of a role that may write past the triggers
 * @param {{ filesDir: string, sealDir: string, role: string, file?: string | URL }} place
 */
export async function restoreSnapshot(client, { filesDir, sealDir, role, file = SNAPSHOT }) {
  const { header, packed } = split(fs.readFileSync(file));
  const whole = zlib.brotliDecompressSync(packed);
  const start = 4 + whole.readUInt32BE();
  /** @type {Contents} */
  const { tables, sequences, files } = JSON.parse(whole.toString('utf8', 4, start));
  let at = start;
  for (const { place, bytes } of files) {
    write(place.startsWith(SEAL) ? sealDir : filesDir, place, whole.subarray(at, at + bytes));
    at += bytes;
  }
  await client.query('begin');
  try {
    await client.query(SPELLING);
    await client.query("set local session_replication_role = 'replica'");
    await client.query(
      `truncate ${tables.map(({ name }) => client.escapeIdentifier(name)).join(', ')} cascade`,
    );
    for (const table of tables) await writeTable(client, table);
    for (const { name, value } of sequences) await client.query('select setval($1, $2)', [name, value]);
    await client.query("set local session_replication_role = 'origin'");
    await client.query(
      'insert into bid_heartbeat (process, server_at) values (gen_random_uuid(), server_now())',
    );
    await setClock(client, role, header.takenAt);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  await client.query('analyze');
  return header;
}

/**
 * As the platform itself moves it, and noted as its doing.
 * @param {import('pg').Client} client
 * @param {string} role
 * @param {string} takenAt
 */
async function setClock(client, role, takenAt) {
  await client.query(`set local session authorization ${client.escapeIdentifier(role)}`);
  await client.query("set local app.actor = 'platform'");
  await client.query('update platform_clock set ahead = $1::timestamptz - clock_timestamp()', [takenAt]);
}

/** @param {Buffer} content */
function split(content) {
  const end = content.indexOf(10);
  /** @type {Header} */
  const header = JSON.parse(content.toString('utf8', 0, end));
  return { header, packed: content.subarray(end + 1) };
}

/**
 * @param {string} folder
 * @param {string} place
 * @param {Buffer} content
 */
function write(folder, place, content) {
  const target = path.join(folder, place.slice(place.indexOf('/') + 1));
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, content, { mode: 0o600 });
}

/**
 * @param {string} folder
 * @param {string} under
 */
function enclose(folder, under) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      place: under + path.relative(folder, file).replaceAll(path.sep, '/'),
      content: fs.readFileSync(file),
    }));
}

/** @param {import('pg').Client} client */
async function readTables(client) {
  const { rows: columns } = await client.query(
    `select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and c.relname <> all($1) order by 1, a.attnum`,
    [LEFT_OUT],
  );
  /** @type {Table[]} */
  const tables = [];
  for (const name of new Set(columns.map((column) => column.table)))
    tables.push(
      await readTable(
        client,
        name,
        columns.filter((column) => column.table === name),
      ),
    );
  return tables;
}

/**
 * @param {import('pg').Client} client
 * @param {string} name
 * @param {{ name: string, type: string }[]} columns
 */
async function readTable(client, name, columns) {
  const texts = columns.map((column) => `${client.escapeIdentifier(column.name)}::text`);
  const { rows } = await client.query({
    text: `select ${texts.join(', ')} from ${client.escapeIdentifier(name)} order by 1`,
    rowMode: 'array',
  });
  return {
    name,
    rows: rows.length,
    columns: columns.map((column, index) => ({
      name: column.name,
      type: column.type,
      values: rows.map((row) => row[index]),
    })),
  };
}

/** @param {import('pg').Client} client */
async function readSequences(client) {
  const { rows } = await client.query(
    "select format('%I', sequencename) as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null",
  );
  return rows;
}

/**
 * @param {import('pg').Client} client
 * @param {Table} table
 */
async function writeTable(client, { name, rows, columns }) {
  const names = columns.map((column) => client.escapeIdentifier(column.name)).join(', ');
  const values = columns.map(({ type }, index) => `c${index}::${type}`).join(', ');
  const lists = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  const parts = columns.map((_, index) => `c${index}`).join(', ');
  const text = `insert into ${client.escapeIdentifier(name)} (${names}) overriding system value
    select ${values} from unnest(${lists}) as t(${parts})`;
  for (let from = 0; from < rows; from += ROWS_AT_ONCE)
    await client.query(
      text,
      columns.map((column) => column.values.slice(from, from + ROWS_AT_ONCE)),
    );
}
