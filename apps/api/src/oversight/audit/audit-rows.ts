/**
 * The hash of an entry, made by the database: the text of a JSON value comes from one place. Whoever checks brings this
 * along, and takes no function that lies in the database he checks.
 */
export const ENTRY_DIGEST = `encode(sha256(convert_to(jsonb_build_array(
  e.seq, e.table_name, e.op, e.row_key, e.actor, e.request, e.db_role,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.tx, e.before, e.after, e.of_project, e.of_lot
)::text, 'UTF8')), 'hex')`;

export interface LinkRow {
  readonly position: string;
  readonly seq: string;
  readonly digest: string;
  readonly hash: string;
}

/** The moment of an entry `e` as people read it. */
export const ENTRY_AT = `to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')`;

/**
 * Where upgrades began to note themselves: the first entry about `audit_shape`, and its transaction. What was written
 * before cannot be held against them.
 */
export const NOTED_SINCE = `
  select s.seq, s.tx, (select max(n.seq) from public.audit_entry n where n.table_name = s.table_name and n.tx = s.tx) as last
  from public.audit_entry s where s.table_name = 'audit_shape' order by s.seq limit 1`;

/**
 * Whether entry `e` was written by a migration that the code has, $1 being their names: in its transaction, and before
 * the end of what that transaction wrote, so that nothing is added to it later by whoever copies its number. A name that
 * was taken away and put in again is no migration that ran.
 */
export const IS_OF_MIGRATION = `exists (
  select from public.audit_entry m where m.table_name = 'schema_migration' and m.op = 'INSERT' and m.tx = e.tx
    and m.row_key = any($1::text[])
    and not exists (select from public.audit_entry p
      where p.table_name = m.table_name and p.row_key = m.row_key and p.seq < m.seq)
    and e.seq <= greatest(m.seq, (
      select max(n.seq) from public.audit_entry n where n.table_name = 'audit_shape' and n.tx = e.tx)))`;
