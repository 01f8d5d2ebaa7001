/**
 * Tables whose changes are not noted, as in `guard_tables` of the migrations. Every other table of the schema is, whatever
 * the database itself says of it: its owner can take a line out of `audit_shape`.
 */
export const NOT_NOTED: readonly string[] = [
  // Counts and marks that pass.
  'limit_use',
  'bid_heartbeat',
  'web_session',
  'sign_in_place',
  'upload_day',
  'outbox',
  // Traces of visitors, which have to be forgotten.
  'visit_trace',
  'visit_key',
  'visited_lot',
  // Noted by batches, and held by the check of sessions.
  'session_line',
  'session_head',
  // The record itself, which is chained.
  'audit_entry',
  'audit_link',
];

/** Tables of which batches are noted, not lines. */
export const NOTED_BY_BATCH: readonly string[] = ['session_line'];

const BY_LINE = /AFTER INSERT OR DELETE OR UPDATE ON \S+ FOR EACH ROW EXECUTE FUNCTION audit_note\(/;
const BY_BATCH =
  /AFTER INSERT ON \S+ REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_note_lines\(\)$/;

/** Whether a trigger's definition is the one by which the changes of a table are noted. */
export function isNoting(table: string, definition: string): boolean {
  return (NOTED_BY_BATCH.includes(table) ? BY_BATCH : BY_LINE).test(definition);
}
