import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Request } from 'express';
import { Lane } from '../db/lane.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { Recurring } from '../recurring.js';
import type { Actor } from './actor.js';
import { ActorLoader } from './actor-loader.js';
import { IS_NOT_OVER, endSession } from './web-session.js';

/**
 * What the database said this long ago at most is trusted: a role that was taken is refused within it. A sign-out is
 * told at once, and a bid looks at the session's row once more in its own transaction.
 */
const TRUSTED_MS = 900;
const CONFIRM_EVERY_MS = 250;
/**
 * After this the session passes the whole way again, which keeps its row and its cookie from running out; until
 * then, far less than the idle time, it cannot have run out.
 */
const RENEWED_AFTER_MS = 60_000;
const FORGOTTEN_AFTER_MS = 5_000;

/** A signed-in session as the database had it a moment ago. */
export interface ConfirmedSession {
  readonly sid: string;
  readonly csrfToken: string;
  readonly actor: Actor;
  /** Readings of `performance.now()`. */
  readonly renewedAt: number;
  readonly confirmedAt: number;
}

/**
 * Sessions of those who ask again and again: known after one request on the whole way, then read from the
 * database for all of them together several times a second, instead of at each request.
 */
@Injectable()
export class ConfirmedSessions implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sessions = new Map<string, ConfirmedSession>();
  private readonly usedAt = new Map<string, number>();
  private readonly leaves = new Map<string, () => void>();
  private readonly loop = new Recurring('sessions', CONFIRM_EVERY_MS, () => this.confirm());

  constructor(
    private readonly lane: Lane,
    private readonly actors: ActorLoader,
    private readonly relay: OutboxRelay,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Keeps the session of a request that the guard has let through. */
  remember({ headers, sessionID: sid, session, actor, arrivedAtMonotonic = 0 }: Request): void {
    const { csrfToken } = session;
    if (!headers.cookie || !csrfToken || !actor) return;
    const { cookie } = headers;
    const times = { renewedAt: arrivedAtMonotonic, confirmedAt: arrivedAtMonotonic };
    this.forget(cookie);
    this.sessions.set(cookie, { sid, csrfToken, actor, ...times });
    this.usedAt.set(cookie, arrivedAtMonotonic);
    this.leaves.set(
      cookie,
      this.relay.subscribe(endOf(sid), () => this.forget(cookie)),
    );
  }

  /** Signs out: when this is done nothing counts that the session asks for, in whatever process. */
  async end(request: Request): Promise<void> {
    const { sessionID } = request;
    await endSession(request);
    this.relay.announce([endOf(sessionID)]);
  }

  /** The session of a cookie header that has been seen before, letter by letter; nothing where it has to be read. */
  find(cookie: string | undefined, at = performance.now()): ConfirmedSession | undefined {
    const session = cookie === undefined ? undefined : this.sessions.get(cookie);
    if (!session || at - session.confirmedAt > TRUSTED_MS) return undefined;
    if (at - session.renewedAt > RENEWED_AFTER_MS) return undefined;
    this.usedAt.set(cookie!, at);
    return session;
  }

  /** Reads again whoever has asked lately, and forgets the others. */
  async confirm(): Promise<void> {
    const confirmedAt = performance.now();
    for (const [cookie, usedAt] of this.usedAt) {
      if (confirmedAt - usedAt > FORGOTTEN_AFTER_MS) this.forget(cookie);
    }
    const known = [...this.sessions];
    if (known.length === 0) return;
    const rows: { sid: string; account_id: string; csrf_token: string }[] = await this.lane.dataSource.query(
      `select sid, sess->>'accountId' as account_id, sess->>'csrfToken' as csrf_token
       from web_session where sid = any($1) and ${IS_NOT_OVER}`,
      [known.map(([, { sid }]) => sid)],
    );
    const actors = await this.actors.findAll(
      rows.map((row) => row.account_id),
      this.lane.dataSource,
    );
    const bySid = new Map(rows.map((row) => [row.sid, row]));
    for (const [cookie, session] of known) {
      const row = bySid.get(session.sid);
      const actor = row && row.csrf_token === session.csrfToken ? actors.get(row.account_id) : undefined;
      // What was forgotten or remembered anew meanwhile is left as it is.
      if (this.sessions.get(cookie) !== session) continue;
      if (actor) this.sessions.set(cookie, { ...session, actor, confirmedAt });
      else this.forget(cookie);
    }
  }

  private forget(cookie: string): void {
    this.sessions.delete(cookie);
    this.usedAt.delete(cookie);
    this.leaves.get(cookie)?.();
    this.leaves.delete(cookie);
  }
}

/** What is told when a session ends. */
export function endOf(sid: string): string {
  return `session ${sid}`;
}
