import { sqlStateOf } from '../db/away.js';
import { errorForLog } from '../error-for-log.js';
import { RefusedError } from '../http/refused-error.js';

/** A code that says what went wrong: of the error table, of the database, or the kind of the error. */
export function codeOf(error: unknown): string {
  if (error instanceof RefusedError) return error.faults[0]?.code ?? 'refused';
  const state = sqlStateOf(error);
  return state ? `sql.${state}` : `error.${errorForLog(error).type}`;
}
