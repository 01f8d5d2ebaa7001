import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { PlatformClock } from '../clock/platform-clock.js';
import type { Config } from '../config.js';
import type { DatabaseLine } from '../db/database-line.js';
import { SessionRows } from './session-rows.js';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    /** Who has shown one factor and not the other: that is all that such a session knows. */
    halfIn: HalfIn;
    csrfToken: string;
    /** When somebody came in, in milliseconds of the database's own clock, as the ends of sessions are. */
    begunAt: number;
    /** With what and from where, in words for his own list of sessions. */
    device: string;
    place: string;
  }
}

export interface HalfIn {
  readonly accountId: string;
  /** By what he has come so far. */
  readonly way: string;
  /** Until when he may show the rest, in milliseconds of the database's own clock. */
  readonly until: number;
}

const HALF_IN_MS = 5 * 60_000;

/** A session ends so long after the last request, and so long after its first, however busy it is. */
export const SESSION_TIMES = { idleMs: 30 * 60_000, longestMs: 12 * 3_600_000 } as const;

/** Sessions are rows of the database: any replica knows them, and signing out ends them at once. */
export function webSession(
  config: Config,
  line: DatabaseLine,
  clock: PlatformClock,
): { handler: RequestHandler; close: () => Promise<void> } {
  const pool = line.pool(4);
  const store = new SessionRows(pool);
  const idle = session({
    name: 'helan.sid',
    secret: config.sessionSecret,
    store,
    resave: false,
    rolling: true,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.isSecureCookie, maxAge: SESSION_TIMES.idleMs },
  });
  const handler: RequestHandler = (request, response, next) => {
    idle(request, response, (error?: unknown) => {
      if (error || !isOver(request, clock.serverStamp())) return next(error);
      request.session.regenerate(next);
    });
  };
  return { handler, close: () => pool.end() };
}

/** SQL: a session of `web_session` has not reached its absolute end. */
export const IS_NOT_OVER = `(sess->>'begunAt')::bigint > extract(epoch from clock_timestamp()) * 1000 - ${SESSION_TIMES.longestMs}`;

/** One of which nobody knows when it began has lasted too long. */
function isOver({ session: { accountId, begunAt = 0 } }: Request, atMs: number): boolean {
  return accountId !== undefined && atMs - begunAt >= SESSION_TIMES.longestMs;
}

/** A new session id at sign-in, so that an id known before is worth nothing. */
export async function beginSession(
  request: Request,
  accountId: string,
  entry: { readonly device: string; readonly place: string; readonly begunAt: number },
): Promise<void> {
  await settled((done) => request.session.regenerate(done));
  Object.assign(request.session, entry);
  request.session.accountId = accountId;
  request.session.csrfToken = randomBytes(24).toString('base64url');
  await settled((done) => request.session.save(done));
}

/** A new session id for whoever has shown one factor; it opens nothing but the way to show the other. */
export async function beginHalf(
  request: Request,
  { accountId, way }: Pick<HalfIn, 'accountId' | 'way'>,
  atMs: number,
): Promise<void> {
  await settled((done) => request.session.regenerate(done));
  request.session.halfIn = { accountId, way, until: atMs + HALF_IN_MS };
  request.session.csrfToken = randomBytes(24).toString('base64url');
  await settled((done) => request.session.save(done));
}

/** Who is halfway in, as long as he may show the rest. */
export function halfInOf({ session }: Request, atMs: number): HalfIn | undefined {
  return session.halfIn && session.halfIn.until > atMs ? session.halfIn : undefined;
}

export function endSession(request: Request): Promise<void> {
  return settled((done) => request.session.destroy(done));
}

function settled(work: (done: (error?: Error) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}
