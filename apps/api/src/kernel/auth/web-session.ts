import { randomBytes } from 'node:crypto';
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Config } from '../config.js';
import type { DatabaseLine } from '../db/database-line.js';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    csrfToken: string;
  }
}

const IDLE_MS = 30 * 60_000;

/** Sessions are rows of the database: any replica knows them, and signing out ends them at once. */
export function webSession(
  config: Config,
  line: DatabaseLine,
): { handler: RequestHandler; close: () => Promise<void> } {
  const pool = line.pool(4);
  const Store = connectPgSimple(session);
  const store = new Store({ pool, tableName: 'web_session', pruneSessionInterval: false });
  const handler = session({
    name: 'helan.sid',
    secret: config.sessionSecret,
    store,
    resave: false,
    rolling: true,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.isSecureCookie, maxAge: IDLE_MS },
  });
  return { handler, close: () => pool.end() };
}

/** A new session id at sign-in, so that an id known before is worth nothing. */
export async function beginSession(request: Request, accountId: string): Promise<void> {
  await settled((done) => request.session.regenerate(done));
  request.session.accountId = accountId;
  request.session.csrfToken = randomBytes(24).toString('base64url');
  await settled((done) => request.session.save(done));
}

export function endSession(request: Request): Promise<void> {
  return settled((done) => request.session.destroy(done));
}

function settled(work: (done: (error?: Error) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}
