import type { Instant } from '../calendar/plain-date.js';
import type { AscendingRules } from './ascending.js';
import type { SessionAction, SessionState } from './session-lifecycle.js';

/**
 * The next thing that time brings to a session, or nothing once it has ended. The close waits out the grace,
 * so that no bid stamped in time is shut out by another process. Source: rules §8.2.2.
 */
export function sessionDeadline(
  state: SessionState,
  rules: Pick<AscendingRules, 'startAt' | 'freeEndAt'>,
  endAt: Instant,
  graceMs: number,
): { at: Instant; action: SessionAction } | undefined {
  if (state === 'SCHEDULED') return { at: rules.startAt, action: 'openFree' };
  if (state === 'FREE') return { at: rules.freeEndAt, action: 'openLimited' };
  if (state === 'LIMITED') return { at: endAt + graceMs, action: 'end' };
  return undefined;
}
