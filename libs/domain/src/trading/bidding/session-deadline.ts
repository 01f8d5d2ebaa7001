import type { Instant } from '../../kernel/date/index.js';
import { type BiddingState, limitedFrom } from './bidding-state.js';
import type { SessionAction, SessionState } from './session-lifecycle.js';
import type { SessionRules } from './session-rules.js';

/** Paddles are drawn so long before the start. */
export const PADDLE_LEAD_MS = 30 * 60_000;

interface Deadline {
  readonly at: Instant;
  readonly action: SessionAction;
}

/** Moments that are not of the bidding itself. */
interface Waits {
  readonly graceMs: number;
  readonly resumeAt: Instant | null;
  /** Until when two holders must have opened what is sealed. */
  readonly openingDueAt: Instant | null;
  /** Until when the reserve must be entered; null where it is there, or none is needed. */
  readonly reserveDueAt: Instant | null;
}

/**
 * The next thing that time brings to a session, or nothing. The close and the stop for the night wait out the
 * grace, so that no bid stamped in time is shut out by another process. `resumeAt` is when a stopped session
 * goes on by itself; null where somebody must say so. Source: rules §8.2.2, §17 bid.dayEnd.
 */
export function sessionDeadline(
  state: SessionState,
  rules: SessionRules,
  bidding: BiddingState,
  { graceMs, resumeAt, openingDueAt, reserveDueAt }: Waits,
): Deadline | undefined {
  if (state === 'SCHEDULED' && reserveDueAt !== null) return { at: reserveDueAt, action: 'missReserve' };
  if (state === 'SCHEDULED') return { at: rules.startAt - PADDLE_LEAD_MS, action: 'drawPaddles' };
  if (state === 'READY') return { at: rules.startAt, action: 'openFree' };
  if (state === 'OPENING') return openingDueAt === null ? undefined : { at: openingDueAt, action: 'lapse' };
  if (state === 'PAUSED') return resumeAt === null ? undefined : { at: resumeAt, action: 'resume' };
  if (state !== 'FREE' && state !== 'LIMITED') return undefined;
  const { freeEndAt, endAt, dayEndAt } = bidding;
  const due: Deadline[] = [{ at: endAt + graceMs, action: 'end' }];
  if (state === 'FREE' && freeEndAt < endAt)
    due.push({ at: limitedFrom(rules, bidding), action: 'openLimited' });
  if (dayEndAt !== null && dayEndAt < endAt) due.push({ at: dayEndAt + graceMs, action: 'pause' });
  return due.reduce((first, next) => (next.at < first.at ? next : first));
}
