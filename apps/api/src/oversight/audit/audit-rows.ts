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
