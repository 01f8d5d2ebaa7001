import type { Instant } from '../../kernel/date/index.js';
import type { BiddingState } from './bidding-state.js';
import type { SessionRules } from './session-rules.js';

/** A time in which no process could decide a bid. Moments are the platform's, the length is in real milliseconds. */
export interface Outage {
  readonly from: Instant;
  readonly to: Instant;
  readonly realMs: number;
}

/** In sealed sessions a silence matters this long before the end: they have no window of their own. */
const SEALED_WINDOW_MS = 5 * 60_000;

/**
 * From when on a silence takes something from somebody: in the window before the end and while it is confirmed, or, where the price falls by
 * itself, at any time. Never before the session went on after it had stood still last.
 */
function exposedFrom(rules: SessionRules, { freeEndAt, endAt, resumedAt }: BiddingState): Instant {
  const began = Math.max(rules.startAt, resumedAt ?? rules.startAt);
  if (rules.mode === 'DESC') return began;
  const windowFrom = endAt - ('limitedMs' in rules ? rules.limitedMs : SEALED_WINDOW_MS);
  // Who cannot confirm could not bid any more.
  const isAsked = 'confirmMs' in rules && rules.confirmMs !== undefined;
  return Math.max(began, isAsked ? Math.min(freeEndAt, windowFrom) : windowFrom);
}

/**
 * The first silence by which somebody loses something, or nothing: longer than the rule allows, really and within the
 * time that matters. Jumps of a demonstration's clock are none, since nobody was silent really.
 * Source: rules §21 A14b.
 */
export function harmfulOutage(
  rules: SessionRules,
  state: BiddingState,
  outages: readonly Outage[],
  longestMs: number,
): Outage | undefined {
  const from = exposedFrom(rules, state);
  return outages.find((outage) => {
    const within = Math.min(outage.to, state.endAt) - Math.max(outage.from, from);
    return outage.realMs > longestMs && within > longestMs;
  });
}

/** Since when a session stands still for something that began at a moment: never before what was decided in it. */
export function stoppedSince(
  { startAt }: SessionRules,
  { lastAt, resumedAt }: BiddingState,
  from: Instant,
): Instant {
  return Math.max(from, startAt, lastAt ?? startAt, resumedAt ?? startAt);
}
