// @ts-check

/**
 * @typedef {import('pg').Client} Client
 * @typedef {{ name: string, type: string, isNumbered: boolean, isUnique: boolean }} Column
 * @typedef {{ from: string, column: string, to: string, target: string }} Link
 * @typedef {{ code: string, name: string }} Type
 * @typedef {{ code: string, name: string, townName: string, words: string }} Village
 * @typedef {{ projects: string[], people: string[], count: number, types: Type[] | null, villages: Village[], spreadDays: number, mark: string }} Plan
 */

/**
 * Of the record of changes, of news and of sessions nothing is copied, nor what is read of one listing alone, line by
 * line: no list reads them.
 */
const LEFT_OUT = [
  'audit_entry',
  'audit_link',
  'audit_shape',
  'audit_reading',
  'outbox',
  'web_session',
  'deed',
  'session_line',
  'session_head',
  'registration_event',
  'listing_event',
  'party_record',
  'project_document',
  'visit_trace',
  'visit_key',
  'visited_lot',
  'file_view',
];
/** What is long and opened of one paper alone is empty in a copy: the bodies of notices, files and certificates. */
const SHORT = {
  'notice.content': `'{}'::json`,
  'archive_file.items': `'[]'`,
  'archive_file.record': `'{}'`,
  'certificate.facts_enc': `'\\x00'::bytea`,
};
/** Made by triggers out of the others, and filled at the end. */
const MADE = ['listing_row', 'notice_words', 'price_median'];
/** So many copies share one transferor and his bidders. */
const COPIES_A_PERSON = 5;
/** Numbers that are given in turn move so far with a copy. */
const FAR = 100_000;
/** What runs ends long after the bench does. */
const RUNS_ON = /^(next_due_at|step_due_at|due_at|registration_ends_at)$/;

/**
 * Copies whole listings: every row that leads to one of the projects by its foreign keys, with ids of its own, on
 * earlier days, in the villages in turn and, where types are given, of these in turn. What a copy's rows hold is what was
 * played, but for ids, numbers, days, villages and types, and bodies of papers (`SHORT`).
 * @param {Client} client with the owner's rights
 * @param {Plan} plan
 * @returns {Promise<Record<string, number>>} how many rows each table got
 */
export async function copyListings(client, plan) {
  const [tables, links] = await Promise.all([tablesOf(client), linksOf(client)]);
  const rows = await rowsOf(client, links, plan.projects);
  const ids = [...rows.values()].flatMap((found) => found.ids);
  /** @type {Record<string, number>} */
  const got = {};
  await client.query('set session_replication_role = replica');
  await client.query('set synchronous_commit = off');
  for (const name of ['party', 'account']) await copyPeople(client, tables, name, plan);
  for (const [name, { places }] of rows) {
    const columns = tables.get(name) ?? [];
    const values = columns.map((column) => valueOf(name, column));
    const { rowCount } = await client.query(
      `insert into "${name}" (${columns.map((column) => `"${column.name}"`).join(', ')}) overriding system value
       select ${values.join(', ')}
       from generate_series(1, $1::integer) k cross join "${name}" t
       cross join lateral (select $4::jsonb -> (k % greatest(jsonb_array_length($4::jsonb), 1)) as type,
                                  $5::jsonb -> (k * 7 % jsonb_array_length($5::jsonb)) as village) pick
       where t.ctid = any($6::tid[]) and ($2::uuid[], $3::uuid[], $7::float8, $8::text) is not null`,
      [
        plan.count,
        ids,
        plan.people,
        JSON.stringify(plan.types ?? []),
        JSON.stringify(plan.villages),
        places,
        (plan.spreadDays * 86_400) / plan.count,
        plan.mark,
      ],
    );
    got[name] = rowCount ?? 0;
  }
  await client.query('set session_replication_role = origin');
  return got;
}

/**
 * What triggers would have kept.
 * @param {Client} client
 */
export async function fillKept(client) {
  await client.query('set session_replication_role = replica');
  await client.query(
    'insert into listing_row select * from listing_row_source s where not exists (select from listing_row r where r.id = s.id)',
  );
  await client.query(
    `insert into notice_words select n.id, n.published_at, l.terms ->> 'typeCode', l.terms ->> 'villageCode', n.search
     from notice n join lot l on l.id = n.lot_id
     where n.kind in ('TRANSFER', 'PURCHASE') and not exists (select from notice_words w where w.notice_id = n.id)`,
  );
  await client.query('truncate price_median');
  await client.query(
    `insert into price_median (type_code, right_name, unit, count, below, price, lot_id)
     select type_code, right_name, unit, total, place - 1, price, lot_id
     from (select p.*, row_number() over (partition by type_code, right_name, unit order by price, lot_id) as place,
             count(*) over (partition by type_code, right_name, unit) as total
           from paid_price p where is_counted) ranked
     where place = (total + 1) / 2`,
  );
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
}

/**
 * @param {Client} client
 * @param {Map<string, Column[]>} tables
 * @param {string} name
 * @param {Plan} plan
 */
async function copyPeople(client, tables, name, { people, count, mark }) {
  const columns = tables.get(name) ?? [];
  const values = columns.map((column) => {
    if (column.type === 'uuid')
      return `case when t."${column.name}" = any($2) then ${personId(column.name)} else t."${column.name}" end`;
    return column.isUnique ? uniqueValue(column) : `t."${column.name}"`;
  });
  await client.query(
    `insert into "${name}" (${columns.map((column) => `"${column.name}"`).join(', ')}) overriding system value
     select ${values.join(', ')} from generate_series(1, $1::integer) k cross join "${name}" t
     where t.id = any($2::uuid[]) and $3::text is not null`.replaceAll('$8', '$3'),
    [Math.ceil(count / COPIES_A_PERSON) + 1, people, mark],
  );
}

/** @param {string} column */
function personId(column) {
  return `md5(t."${column}"::text || $8::text || k)::uuid`;
}

/**
 * SQL of a copy's value. `$2` are the ids of what is copied, `$3` those of its people, `$7` the seconds between copies,
 * `$8` a mark of this run.
 * @param {string} table
 * @param {Column} column
 */
function valueOf(table, column) {
  const value = `t."${column.name}"`;
  const short = Object.entries(SHORT).find(([name]) => name === `${table}.${column.name}`);
  if (short) return short[1];
  if (table === 'lot' && column.name === 'terms')
    return `${value} || jsonb_build_object('villageCode', pick.village -> 'code', 'villageName', pick.village -> 'name', 'townName', pick.village -> 'townName')
      || case when pick.type is null then '{}' else jsonb_build_object('typeCode', pick.type -> 'code', 'typeName', pick.type -> 'name') end`;
  if (table === 'project' && column.name === 'village_code') return `pick.village ->> 'code'`;
  if ((table === 'project' || table === 'paid_price') && column.name === 'type_code')
    return `coalesce(pick.type ->> 'code', ${value})`;
  if (table === 'notice' && column.name === 'title') return `(pick.village ->> 'name') || ${value}`;
  if (table === 'notice' && column.name === 'search')
    return `${value} || (pick.village ->> 'words')::tsvector`;
  if (column.type === 'uuid')
    return `case when ${value} = any($2) then md5(${value}::text || $8::text || k)::uuid
      when ${value} = any($3) then md5(${value}::text || $8 || (k / ${COPIES_A_PERSON} + 1))::uuid else ${value} end`;
  if (column.isNumbered) return `${value} + k::bigint * ${FAR}`;
  if (column.type === 'timestamptz')
    return RUNS_ON.test(column.name)
      ? `${value} + interval '10 years'`
      : `${value} - k * $7::float8 * interval '1 second'`;
  return column.isUnique ? uniqueValue(column) : value;
}

/** @param {Column} column */
function uniqueValue({ name, type }) {
  const value = `t."${name}"`;
  if (type === 'bytea') return `sha256(${value} || convert_to($8::text || k, 'UTF8'))`;
  if (type !== 'text') return value;
  return `case when ${value} ~ '^[0-9a-f]{64}$' then encode(sha256(convert_to(${value} || $8::text || k, 'UTF8')), 'hex')
    else ${value} || '-' || $8::text || k end`;
}

/**
 * @param {Client} client
 * @returns {Promise<Map<string, Column[]>>} of each table the columns that are written
 */
async function tablesOf(client) {
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
 * @returns {Promise<Link[]>} the foreign keys of one column
 */
async function linksOf(client) {
  const { rows } = await client.query(
    `select c.conrelid::regclass::text as from, a.attname as column, c.confrelid::regclass::text as to, o.attname as target
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     join pg_attribute o on o.attrelid = c.confrelid and o.attnum = c.confkey[1]
     where c.contype = 'f' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace`,
  );
  return rows.filter(({ from }) => !LEFT_OUT.includes(from) && !MADE.includes(from));
}

/**
 * Where the rows lie that lead to the projects, and their ids; tables in the order in which they were found.
 * @param {Client} client
 * @param {Link[]} links
 * @param {string[]} projects
 */
async function rowsOf(client, links, projects) {
  /** @type {Map<string, { places: string[], ids: string[] }>} */
  const rows = new Map([['project', await placed(client, 'project', 'id', projects)]]);
  for (let isNew = true; isNew;) {
    isNew = false;
    for (const { from, column, to, target } of links) {
      const above = rows.get(to);
      if (!above || from === 'project') continue;
      const { rows: keys } = await client.query(
        `select array_agg("${target}"::text) as keys from "${to}" where ctid = any($1::tid[])`,
        [above.places],
      );
      const found = await placed(client, from, column, keys[0].keys ?? []);
      const known = rows.get(from) ?? { places: [], ids: [] };
      const places = [...new Set([...known.places, ...found.places])];
      if (places.length === known.places.length) continue;
      rows.set(from, { places, ids: [...new Set([...known.ids, ...found.ids])] });
      isNew = true;
    }
  }
  return rows;
}

/**
 * @param {Client} client
 * @param {string} table
 * @param {string} column
 * @param {string[]} keys
 * @returns {Promise<{ places: string[], ids: string[] }>}
 */
async function placed(client, table, column, keys) {
  const { rows } = await client.query(
    `select ctid::text as place, to_jsonb(t) ->> 'id' as id from "${table}" t where "${column}"::text = any($1)`,
    [keys],
  );
  const isUuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
  return {
    places: rows.map(({ place }) => place),
    ids: rows.map(({ id }) => id).filter((id) => id !== null && isUuid.test(id)),
  };
}
