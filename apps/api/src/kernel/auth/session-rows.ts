import connectPgSimple from 'connect-pg-simple';
import type { Request } from 'express';
import session, { type Session, type SessionData } from 'express-session';
import type { Pool } from 'pg';

const TABLE = 'web_session';

/**
 * Sessions as rows. One that was read from its row is written to that row and nowhere else: a session that is ended while
 * a request of it is under way does not come back by what the request writes.
 */
export class SessionRows extends connectPgSimple(session) {
  private readonly read = new WeakSet<object>();

  constructor(private readonly pool: Pool) {
    super({ pool, tableName: TABLE, pruneSessionInterval: false });
  }

  /** Made of a row; a new one is generated. */
  override createSession(request: Request, data: SessionData): Session & SessionData {
    const made = super.createSession(request, data);
    this.read.add(made);
    return made;
  }

  override set(sid: string, data: SessionData, done?: (error?: unknown) => void): void {
    if (!this.read.has(data)) return super.set(sid, data, done);
    this.pool
      .query(`update ${TABLE} set sess = $2, expire = $3 where sid = $1`, [sid, data, data.cookie.expires])
      .then(
        () => done?.(),
        (error: unknown) => done?.(error),
      );
  }
}
