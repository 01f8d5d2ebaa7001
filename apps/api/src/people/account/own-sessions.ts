import { Injectable } from '@nestjs/common';
import type { OwnSessionView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { SESSION_TIMES } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { AccountSessions, OUTER_SESSION_ID } from './account-sessions.js';

interface SessionRow {
  readonly id: string;
  readonly sid: string;
  /** How far the platform's clock is ahead of the server's own, by which sessions end. */
  readonly ahead_ms: number;
  readonly expire: Date;
  readonly begun_at: string | null;
  readonly device: string | null;
  readonly place: string | null;
}

/** One's own sessions: where they are, and their end. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: AccountSessions,
  ) {}

  /** The one that asks first, then by when they were last used. */
  async list(accountId: string, ownSid: string): Promise<OwnSessionView[]> {
    const rows: SessionRow[] = await this.dataSource.query(
      `select ${OUTER_SESSION_ID} as id, sid, expire, sess->>'begunAt' as begun_at, sess->>'device' as device,
         sess->>'place' as place,
         (extract(epoch from platform_now() - clock_timestamp()) * 1000)::float8 as ahead_ms
       from web_session where sess->>'accountId' = $1 and expire > clock_timestamp()
       order by sid = $2 desc, expire desc`,
      [accountId, ownSid],
    );
    return rows.map((row) => toView(row, ownSid));
  }

  async end(accountId: string, id: string): Promise<void> {
    if (!(await this.sessions.endOne(accountId, id))) throw refused('resource.not-found');
  }

  /** All but the one that asks. */
  endOthers(accountId: string, ownSid: string): Promise<void> {
    return this.sessions.endAll(accountId, ownSid);
  }
}

function toView(row: SessionRow, ownSid: string): OwnSessionView {
  const seenAt = row.expire.getTime() - SESSION_TIMES.idleMs;
  const begunAt = row.begun_at === null ? seenAt : Number(row.begun_at);
  const moment = (at: number) => new Date(at + row.ahead_ms).toISOString();
  return {
    id: row.id,
    device: row.device ?? '',
    place: row.place ?? '',
    begunAt: moment(begunAt),
    seenAt: moment(seenAt),
    endsAt: moment(begunAt + SESSION_TIMES.longestMs),
    isThis: row.sid === ownSid,
  };
}
