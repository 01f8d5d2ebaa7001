import { availableParallelism } from 'node:os';

/** How much the process takes on, from its surroundings; what is left out is as it stands here. */
const DEFAULTS = {
  /** Files that are received at a time, by everybody and by one person. */
  UPLOADS_AT_ONCE: 16,
  UPLOADS_EACH: 8,
  /** MB (1024 × 1024 bytes) that one draft may hold, and that one person may hand in on a day. */
  UPLOAD_DRAFT_MB: 400,
  UPLOAD_DAY_MB: 1024,
  /** MB that are taken in within a second, from everybody together. */
  UPLOAD_SECOND_MB: 32,
  /** Feeds of rooms that are open to one address, and in all. A hall full of people may be one address. */
  FEEDS_PER_ADDRESS: 300,
  FEEDS_IN_ALL: 12_000,
  /** Connections in all: more are closed as they come. */
  CONNECTIONS_IN_ALL: 16_000,
  /** Milliseconds after which a database that says nothing is away, and in which a lock has to be had. */
  DATABASE_PATIENCE_MS: 2_000,
  /** Milliseconds after which the database ends a statement. */
  DATABASE_STATEMENT_MS: 10_000,
  /** Short messages that leave within a second, by all processes together: as many as the gateway takes. */
  MESSAGES_PER_SECOND: 20,
} as const;

const LONGEST_PATIENCE_MS = 9_000;
const LONGEST_STATEMENT_MS = 60_000;
const MOST_CONNECTIONS = 200;

export interface Capacity {
  readonly uploadsAtOnce: number;
  readonly uploadsEach: number;
  readonly uploadDraftMb: number;
  readonly uploadDayMb: number;
  readonly uploadSecondMb: number;
  readonly feedsPerAddress: number;
  readonly feedsInAll: number;
  readonly connectionsInAll: number;
  readonly databasePatienceMs: number;
  readonly databaseStatementMs: number;
  readonly messagesPerSecond: number;
  /** To the database, for all but bids, ends of sessions and sign-ins; by the number of cores where it is not said. */
  readonly databaseConnections: number | undefined;
  /** Passwords that are checked at once; by the number of cores where it is not said. */
  readonly passwordChecks: number | undefined;
}

/** Throws one clear sentence for the first that is no whole number above nought. */
export function readCapacity(env: NodeJS.ProcessEnv): Capacity {
  const read = (name: keyof typeof DEFAULTS, most?: number): number =>
    readCount(env, name, most) ?? DEFAULTS[name];
  const databasePatienceMs = read('DATABASE_PATIENCE_MS', LONGEST_PATIENCE_MS);
  const databaseStatementMs = read('DATABASE_STATEMENT_MS', LONGEST_STATEMENT_MS);
  if (databaseStatementMs <= databasePatienceMs)
    throw new Error(
      `DATABASE_STATEMENT_MS（${databaseStatementMs}）要大于 DATABASE_PATIENCE_MS（${databasePatienceMs}），平台没有启动。`,
    );
  return {
    uploadsAtOnce: read('UPLOADS_AT_ONCE'),
    uploadsEach: read('UPLOADS_EACH'),
    uploadDraftMb: read('UPLOAD_DRAFT_MB'),
    uploadDayMb: read('UPLOAD_DAY_MB'),
    uploadSecondMb: read('UPLOAD_SECOND_MB'),
    feedsPerAddress: read('FEEDS_PER_ADDRESS'),
    feedsInAll: read('FEEDS_IN_ALL'),
    connectionsInAll: read('CONNECTIONS_IN_ALL'),
    databasePatienceMs,
    databaseStatementMs,
    messagesPerSecond: read('MESSAGES_PER_SECOND', 1_000),
    databaseConnections: readCount(env, 'DATABASE_CONNECTIONS', MOST_CONNECTIONS),
    passwordChecks: readCount(env, 'PASSWORD_CHECKS', 99),
  };
}

/** Eight a core and a few besides: more of them would only wait for one another in the database. */
export function connectionsFor(cores = availableParallelism()): number {
  return Math.min(4 + 8 * cores, 60);
}

function readCount(env: NodeJS.ProcessEnv, name: string, most = 999_999_999): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text) || Number(text) > most)
    throw new Error(`${name} 要是 1 到 ${most} 的整数，现在是“${text}”，平台没有启动。`);
  return Number(text);
}
