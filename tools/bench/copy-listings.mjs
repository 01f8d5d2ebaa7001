// @ts-check

/**
 * @typedef {import('./list-templates.mjs').Template} Template
 * @typedef {import('./list-templates.mjs').Column} Column
 * @typedef {Map<string, Column[]>} Tables
 * @typedef {{ name: string, number: number, share: number, isRunning: boolean, isTyped: boolean, templates: Template[] }} Part
 *   what is played once and copied so often of a thousand listings: `isRunning` are those on which something falls due
 * @typedef {{ from: number, to: number, stepSeconds: number }} Range the copies from one to another, and how far apart they lie
 * @typedef {{ table: string, sql: string, values: unknown[] }} Statement
 */

/** One copy in so many keeps the people who were played: their own lists grow with all others. */
export const COPIES_AN_OWN = 500;
/** So many copies share one transferor and his bidders. */
export const COPIES_A_PERSON = 10;
/** Of what does not befall every listing one copy in so many has it. */
export const EVERY = Object.freeze({
  parcel: 2,
  risk_alert: 5,
  question: 10,
  social_review: 10,
  paper_scan: 20,
  project_document: 20,
  department_query: 50,
  objection: 100,
  objection_step: 100,
  ending_notice: 200,
  reconsideration: 200,
  withdrawal_request: 200,
  withdrawal_answer: 200,
  file_access: 1_000,
});
/** A word that one notice in so many has. */
const RARE = { every: 2_000, grams: "'拖':901 '拖拉':901 '拉':902 '拉机':902 '机':903" };
/** What is long and opened of one paper alone is empty in a copy. */
export const SHORT = Object.freeze({
  'notice.content': `'{}'::json`,
  'notice.search': 'null::tsvector',
  'archive_file.items': `'[]'`,
  'archive_file.record': `'{}'`,
  'certificate.facts_enc': `'\\x00'::bytea`,
});
/** Of what is over these are empty, too; more than two payments of a contract are left out. */
export const SHORT_WHEN_OVER = Object.freeze({
  'lot.terms': { parcels: [], facts: [], parameters: {} },
  'project.application': { parcels: [] },
});
const PAYMENTS = 2;
/** Numbers that are given in turn move so far with a copy, those of each part by themselves. */
const FAR = 100_000;
const PARTS = 64;
/** What is due falls due long after the bench is over, and what runs ends then. */
const IS_DUE = /^(next_due_at|step_due_at|due_at)$/;
const RUNS_ON = /^(registration_ends_at|publicity_ends_at|start_at|end_at|session_start_at)$/;
const HEX = /^[0-9a-f]{64}$/;
const HAS_RARE = `(k - 1) % ${RARE.every} = 0`;

/** Values of villages (`v`), types (`y`) and of rows that stand beside others: `t` is what was played, `k` the copy. */
/** @type {Record<string, string>} */
const OWN_VALUES = {
  'lot.terms': `t.terms || jsonb_build_object('villageCode', v.code, 'villageName', v.name, 'townName', v.town_name, 'typeCode', y.code, 'typeName', y.name)`,
  'project.village_code': 'v.code',
  'project.type_code': 'y.code',
  'paid_price.type_code': 'y.code',
  'paid_price.is_counted': "$paid_at > platform_now() - interval '12 months'",
  'parcel.code': 't.code || k',
  'parcel.village_code': 'v.code',
  'notice.title': 'v.name || t.title',
  'notice_words.type_code': 'y.code',
  'notice_words.village_code': 'v.code',
  'notice_words.search':
    'ts_delete(t.search, tsvector_to_array(listing_marks(t.type_code, t.village_code))) || listing_marks(y.code, v.code) || v.words || $rare',
  'risk_alert.village_code': 'v.code',
  'social_review.village_code': 'v.code',
  'listing_row.no': 't.no || $suffix',
  'listing_row.notice_no': 't.notice_no || $suffix',
  'listing_row.notice_title': 'v.name || t.notice_title',
  'listing_row.type_code': 'y.code',
  'listing_row.village_code': 'v.code',
  'listing_row.public_type_code': 'y.code',
  'listing_row.public_village_code': 'v.code',
  'listing_row.public_town_code': 'left(v.code, 9)',
  'listing_row.card': `t.card || jsonb_build_object('villageName', v.name, 'townName', v.town_name, 'typeCode', y.code, 'typeName', y.name)`,
  'party.village_code': 'v.code',
  'party.name': `case when (k - 1) % 50 = 0 then t.name else chr(19968 + k % 500) || chr(20468 + k % 7919) || chr(20968 + k % 1009) end`,
  'collective_member.village_code': 'v.code',
};

/**
 * The statements that copy a part: each of its rows from one copy to another, with ids of its own, on an earlier day, in
 * the villages in turn and, where it is typed, of the types in their shares.
 * @param {Part} part
 * @param {{ tables: Tables, people: Set<string> }} known
 * @param {Range} range
 * @returns {Statement[]}
 */
export function copiesOf(part, { tables, people }, range) {
  const ids = new Set(part.templates.map(({ row }) => row['id']).filter((id) => typeof id === 'string'));
  const isLeft = (/** @type {Template} */ { table, row }) =>
    !part.isRunning && table === 'payment_row' && Number(row['seq']) > PAYMENTS;
  return part.templates
    .filter((template) => !isLeft(template))
    .map((template) => {
      const every = everyOf(part, template);
      const valueOf = valuesOf(part, template, { ids, people, range });
      return statement(template, tables, { valueOf, range, every, isTyped: part.isTyped });
    });
}

/**
 * As many people as a part's copies from one to another need.
 * @param {Part} part
 * @param {{ tables: Tables, people: Set<string>, everybody: Template[] }} known
 * @param {Range} range
 * @returns {Statement[]}
 */
export function peopleOf(part, { tables, people, everybody }, { from, to, stepSeconds }) {
  const named = new Set(
    part.templates.flatMap(({ row }) => Object.values(row)).filter((id) => people.has(String(id))),
  );
  const isNamed = (/** @type {Template} */ { row }) =>
    [row['id'], row['party_id']].some((id) => id !== null && named.has(id));
  const first = from === 1 ? 1 : Math.floor((from - 1) / COPIES_A_PERSON) + 2;
  const range = { from: first, to: Math.floor(to / COPIES_A_PERSON) + 1, stepSeconds };
  if (range.to < range.from) return [];
  return everybody.filter(isNamed).map((template) => {
    const valueOf = valuesOf(part, template, { ids: people, people: new Set(), range });
    return statement(template, tables, { valueOf, range, every: 1, isTyped: false });
  });
}

/**
 * @param {Part} part
 * @param {Template} template
 */
function everyOf({ isRunning }, { table, row }) {
  // Few are refused.
  if (!isRunning && row['state'] === 'DISQUALIFIED') return 10;
  // What is still to be paid out is not left lying.
  if (table === 'payment_order' && row['state'] === 'DUE') return 20;
  return /** @type {Record<string, number>} */ (EVERY)[table] ?? 1;
}

/**
 * @param {Template} template
 * @param {Tables} tables
 * @param {{ valueOf: (column: Column) => string, range: Range, every: number, isTyped: boolean }} plan
 * @returns {Statement}
 */
function statement({ table, text }, tables, { valueOf, range, every, isTyped }) {
  const columns = tables.get(table) ?? [];
  const values = columns.map(valueOf).join(', ');
  const villages = /\bv\./.test(values)
    ? ' join bench.village v on v.n = k::bigint * 7 % (select count(*) from bench.village)'
    : '';
  const types =
    isTyped && /\by\./.test(values)
      ? ' join bench.type y on y.n = k::bigint * 611 % (select count(*) from bench.type)'
      : '';
  return {
    table,
    sql: `with t as materialized (select * from jsonb_populate_record(null::"${table}", $1::jsonb))
      insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) overriding system value
      select ${values} from t cross join generate_series($2::int, $3::int) k${villages}${types}
      where (k - 1) % ${every} = 0`,
    values: [text, range.from, range.to],
  };
}

/**
 * SQL of the value of each column of a copy.
 * @param {Part} part
 * @param {Template} template
 * @param {{ ids: Set<unknown>, people: Set<string>, range: Range }} known
 * @returns {(column: Column) => string}
 */
function valuesOf({ name: mark, number, isRunning, isTyped }, { table, row }, { ids, people, range }) {
  const suffix = `'-${mark}' || k`;
  const back = `(k - ${range.from}) * ${range.stepSeconds}::float8 * interval '1 second'`;
  const at = (/** @type {string} */ column) =>
    IS_DUE.test(column) || (isRunning && RUNS_ON.test(column))
      ? `t."${column}" + interval '10 years' + ${back}`
      : `t."${column}" - ${back}`;
  return ({ name, type, isNumbered, isUnique }) => {
    const [value, column] = [row[name], `t."${name}"`];
    if (value === null || value === undefined) return column;
    const short = /** @type {Record<string, string>} */ (SHORT)[`${table}.${name}`];
    if (short) return short;
    const own = OWN_VALUES[`${table}.${name}`];
    // A listing without a lot has no card.
    if (own && (isTyped || !/^y\./.test(own)))
      return (isTyped ? own : untyped(own))
        .concat(isRunning ? '' : emptied(`${table}.${name}`))
        .replace('$paid_at', at('paid_at'))
        .replace('$suffix', suffix)
        .replace('$rare', () => `case when ${HAS_RARE} then $w$${RARE.grams}$w$ else '' end::tsvector`);
    if (name === 'application' && !isRunning) return `${column}${emptied(`${table}.${name}`)}`;
    if (type === 'uuid' && ids.has(value)) return `md5('${value}${mark}' || k)::uuid`;
    if (type === 'uuid' && people.has(String(value)))
      return `case when (k - 1) % ${COPIES_AN_OWN} = 0 then ${column} else md5('${value}${mark}' || (k / ${COPIES_A_PERSON} + 1))::uuid end`;
    if (isNumbered) return `${column} + (k::bigint * ${PARTS} + ${number}) * ${FAR}`;
    if (type === 'timestamptz') return at(name);
    if (!isUnique) return column;
    if (type === 'bytea') return `sha256(${column} || convert_to('${mark}' || k, 'UTF8'))`;
    if (type !== 'text') return column;
    return HEX.test(String(value))
      ? `encode(sha256(convert_to('${value}${mark}' || k, 'UTF8')), 'hex')`
      : `${column} || ${suffix}`;
  };
}

/** What is of one type keeps it. @param {string} own a value that names a type */
function untyped(own) {
  return own.replace(/, 'typeCode', y.code, 'typeName', y.name/, '').replace('y.code', 't.type_code');
}

/** @param {string} name of a column */
function emptied(name) {
  const short = /** @type {Record<string, object>} */ (SHORT_WHEN_OVER)[name];
  return short ? ` || '${JSON.stringify(short)}'::jsonb` : '';
}
