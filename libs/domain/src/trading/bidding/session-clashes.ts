/** A session of which it matters who is needed at the same time; times in milliseconds. */
export interface TimedSession {
  readonly id: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly host: string;
  readonly bidders: readonly string[];
}

export type ClashReason = 'HOST' | 'BIDDER';

export const CLASH_REASONS: Readonly<Record<ClashReason, string>> = {
  HOST: '同一位组织员',
  BIDDER: '有人两场都参加',
};

export interface SessionClash {
  readonly with: string;
  readonly reason: ClashReason;
}

/**
 * Of each session the others that run at the same time and need the same host, or the same bidder: nobody is at two at
 * once. Where one ends as the other begins they do not meet.
 */
export function sessionClashes(
  sessions: readonly TimedSession[],
): ReadonlyMap<string, readonly SessionClash[]> {
  return new Map(
    sessions.map((session) => [
      session.id,
      sessions.flatMap((other) => {
        const meets = other.startAt < session.endAt && session.startAt < other.endAt;
        const reason = meets && other.id !== session.id ? reasonOf(session, other) : undefined;
        return reason ? [{ with: other.id, reason }] : [];
      }),
    ]),
  );
}

function reasonOf(session: TimedSession, other: TimedSession): ClashReason | undefined {
  if (session.host === other.host) return 'HOST';
  return session.bidders.some((bidder) => other.bidders.includes(bidder)) ? 'BIDDER' : undefined;
}
