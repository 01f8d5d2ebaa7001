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
  'outbox_waiting',
  // Made of what is noted itself.
  'message',
  'delivery',
  'push_subscription',
  'due_rest',
  'desk_open',
  'work_told',
  'one_time_code',
  // What a demonstration's phone has been sent.
  'demo_phone',
  // Lines of a bank's file until they are taken in or not; the file and what was taken of it are noted.
  'bank_statement_line',
  'bank_batch',
  // Traces of visitors, which have to be forgotten.
  'visit_trace',
  'visit_key',
  'visited_lot',
  // A person's copy, and keys of files, which have to be forgotten.
  'personal_copy',
  'file_seal',
  // Noted by batches, and held by the check of sessions.
  'session_line',
  'session_head',
  // Made of lines that are noted themselves, by triggers.
  'listing_row',
  'notice_words',
  // Held by the root of their day, which is noted and signed.
  'public_day_leaf',
  // The journal, a chain of its own whose place is signed each noon and held by the check of the journal; its accounts
  // are made of it, by triggers.
  'ledger_entry',
  'ledger_line',
  'ledger_account',
  'ledger_link',
  'ledger_noon',
  // The record itself, which is chained.
  'audit_entry',
  'audit_link',
];
