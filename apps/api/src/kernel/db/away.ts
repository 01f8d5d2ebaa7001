import { QueryRunnerAlreadyReleasedError } from 'typeorm';

/** The database cannot be reached, or has not answered in time. */
export class DatabaseAway extends Error {
  constructor(options?: ErrorOptions) {
    super('数据库连不上。请先启动数据库，或者检查 DATABASE_URL。', options);
  }
}

/** What the driver says, without a code of its own, of a connection that is no more or was not made. */
const BROKEN =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/;

/** SQLSTATE of a database error, or nothing for any other error. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const driverError = 'driverError' in error ? error.driverError : error;
  const code = (driverError as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** An error of the driver as a {@link DatabaseAway} where the connection is at fault; any other as it is. */
export function toAway(error: unknown): unknown {
  return isBroken(error) ? new DatabaseAway({ cause: error }) : error;
}

/** By their looks: what Node's own modules throw is no `Error` of every realm. */
function isBroken(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  // Sockets name a system call; several addresses that failed come together.
  return (
    'syscall' in error || 'errors' in error || ('message' in error && BROKEN.test(String(error.message)))
  );
}

/** Whether an error, or what it wraps, says that the database is away. */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseAway || error instanceof QueryRunnerAlreadyReleasedError) return true;
  if (/^(08|57P|58)|^25006$/.test(sqlStateOf(error) ?? '')) return true;
  if (typeof error !== 'object' || error === null) return false;
  return isAway('driverError' in error ? error.driverError : (error as { cause?: unknown }).cause);
}

/** Whether nobody here knows if a change was made: its commit was sent, and no answer came. */
export function isUnsure(error: unknown): boolean {
  return isAway(error) && (error as { query?: unknown }).query === 'COMMIT';
}
