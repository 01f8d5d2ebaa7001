// @ts-check

/**
 * @typedef {import('pg').Client} Client
 * @typedef {{ name: string, type: string, isNumbered: boolean, isUnique: boolean }} Column
 * @typedef {{ from: string, column: string, to: string, target: string }} Link
 * @typedef {{ table: string, text: string, row: Record<string, unknown> }} Template a row that is copied, as JSON
 */

/** What no list reads is not copied: records of changes, news, sign-ins, and what is read of one listing, line by line. */
export const LEFT_OUT = [
  'audit_entry',
  'audit_link',
  'audit_shape',
  'audit_reading',
  'outbox',
  'web_session',
  'deed',
  'session_line',
  'session_head',
  'session_seat',
  'consultation_answer',
  'registration_event',
  'listing_event',
  'ledger_entry',
  'ledger_line',
  'party_record',
  'notice_poster',
  'signature',
  'visit_trace',
  'visit_key',
  'visited_lot',
  'file_view',
];
/** Counted anew out of all when a size is full. */
const COUNTED = ['price_median'];
/** What leads to a listing without a foreign key. */
/** @type {Link[]} */
const BESIDE = [
  { from: 'reconsideration', column: 'subject_id', to: 'project', target: 'id' },
  { from: 'bank_receipt', column: 'sub_account', to: 'deposit', target: 'sub_account' },
  { from: 'bank_receipt', column: 'sub_account', to: 'contract', target: 'price_sub_account' },
];

/**
 * Every row that leads to one of the projects, and the parcels that they name. `plants` are written before, by the
 * owner's hand and without triggers, and taken back afterwards: what is copied has them, what was played has not.
 * @param {Client} client
 * @param {string[]} projects
 * @param {string[]} plants
 * @returns {Promise<Template[]>}
 */
export async function readTemplates(client, projects, plants = []) {
  await client.query('begin');
  try {
    await client.query('set local session_replication_role = replica');
    for (const sql of plants) {
      const { rowCount } = await client.query(sql);
      if (!rowCount) throw new Error(`nothing was planted by: ${sql}`);
    }
    const places = await placesOf(client, await linksOf(client), projects);
    /** @type {Template[]} */
    const templates = [];
    for (const [table, found] of places)
      templates.push(...(await readRows(client, table, 'ctid = any($1::tid[])', found)));
    const named = templates.filter(({ table }) => table === 'project').map(({ text }) => text);
    templates.push(...(await readRows(client, 'parcel', 'strpos($1, code) > 0', named.join())));
    return templates.filter((template) => !isPlainDocument(template, templates));
  } finally {
    await client.query('rollback');
  }
}

/**
 * Of documents only scans are shown by a list.
 * @param {Template} template
 * @param {Template[]} all
 */
function isPlainDocument({ table, row }, all) {
  return table === 'project_document' && !all.some((one) => one.row['scan_file_id'] === row['file_id']);
}

/**
 * Everybody of these logins: his account, his party, and that he belongs to his village.
 * @param {Client} client
 * @param {string[]} logins
 * @returns {Promise<Template[]>}
 */
export async function readPeople(client, logins) {
  const parties = '(select party_id from account where login = any($1))';
  return [
    ...(await readRows(client, 'party', `id in ${parties}`, logins)),
    ...(await readRows(client, 'account', 'login = any($1)', logins)),
    ...(await readRows(client, 'collective_member', `party_id in ${parties}`, logins)),
  ];
}

/**
 * @param {Client} client
 * @param {string} table
 * @param {string} which
 * @param {unknown} value
 * @returns {Promise<Template[]>}
 */
async function readRows(client, table, which, value) {
  const { rows } = await client.query(`select to_jsonb(t)::text as text from "${table}" t where ${which}`, [
    value,
  ]);
  return rows.map(({ text }) => ({ table, text, row: JSON.parse(text) }));
}

/**
 * @param {Client} client
 * @returns {Promise<Map<string, Column[]>>} of each table the columns that are written
 */
export async function readTables(client) {
  const { rows } = await client.query(
    `select c.relname as table, a.attname as name, t.typname as type,
       a.attidentity <> '' or exists (
         select from pg_constraint f join pg_attribute o on o.attrelid = f.confrelid and o.attnum = f.confkey[1]
         where f.contype = 'f' and f.conrelid = c.oid and f.conkey = array[a.attnum] and o.attidentity <> ''
       ) as "isNumbered",
       exists (
         select from pg_index i where i.indrelid = c.oid and (i.indisunique or i.indisexclusion) and a.attnum = any(i.indkey)
           and not exists (
             select from pg_attribute o join pg_type u on u.oid = o.atttypid
             where o.attrelid = c.oid and o.attnum = any(i.indkey)
               and (u.typname = 'uuid' or o.attidentity <> '' or u.typname = 'text' and o.attname ~ '(no|key|login)$' and o.attnum <> a.attnum)
           )
       ) as "isUnique"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`,
  );
  /** @type {Map<string, Column[]>} */
  const tables = new Map();
  for (const { table, ...column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

/**
 * @param {Client} client
 * @returns {Promise<Link[]>} the foreign keys of one column, and what else leads there
 */
async function linksOf(client) {
  const { rows } = await client.query(
    `select c.conrelid::regclass::text as from, a.attname as column, c.confrelid::regclass::text as to, o.attname as target
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     join pg_attribute o on o.attrelid = c.confrelid and o.attnum = c.confkey[1]
     where c.contype = 'f' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace`,
  );
  return [...rows, ...BESIDE].filter(({ from }) => !LEFT_OUT.includes(from) && !COUNTED.includes(from));
}

/**
 * Where the rows lie that lead to the projects.
 * @param {Client} client
 * @param {Link[]} links
 * @param {string[]} projects
 * @returns {Promise<Map<string, string[]>>}
 */
async function placesOf(client, links, projects) {
  const places = new Map([['project', await placed(client, 'project', 'id', projects)]]);
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { from, column, to, target } of links) {
      const above = places.get(to);
      if (!above || from === 'project') continue;
      const { rows: keys } = await client.query(
        `select array_agg("${target}"::text) as keys from "${to}" where ctid = any($1::tid[])`,
        [above],
      );
      const known = places.get(from) ?? [];
      const all = [...new Set([...known, ...(await placed(client, from, column, keys[0].keys ?? []))])];
      if (all.length === known.length) continue;
      places.set(from, all);
      isNew = true;
    }
  }
  return places;
}

/**
 * @param {Client} client
 * @param {string} table
 * @param {string} column
 * @param {string[]} keys
 * @returns {Promise<string[]>}
 */
async function placed(client, table, column, keys) {
  const { rows } = await client.query(
    `select ctid::text as place from "${table}" where "${column}"::text = any($1)`,
    [keys],
  );
  return rows.map(({ place }) => place);
}
