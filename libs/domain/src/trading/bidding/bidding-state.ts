import { type Instant, shanghaiDate, shanghaiInstant } from '../../kernel/date/index.js';
import type { Fen } from '../../kernel/money/index.js';
import { lastRungAt } from './ladder.js';
import type { OpenRules, SealedRules, SessionRules } from './session-rules.js';

const MINUTE_MS = 60_000;

/** What a session has come to. `endAt` is the one effective end that everybody reads. */
export interface BiddingState {
  /** How many bids stand in its log. */
  readonly count: number;
  readonly currentFen: Fen | null;
  readonly leader: string | null;
  /** Rank of the leader's approved priority claim; null where he has none. */
  readonly leaderRank: number | null;
  /** Who has declared the ceiling, in the order of the log; nobody where the session has none. */
  readonly atCeiling: readonly string[];
  /** Who has said that he goes on into the limited phase; nobody where the session does not ask. */
  readonly entered: readonly string[];
  readonly freeEndAt: Instant;
  readonly endAt: Instant;
  readonly extensions: number;
  /** When the last accepted bid counted; null before the first. */
  readonly lastAt: Instant | null;
  /** When it went on after it had stood still last; null where it never has. */
  readonly resumedAt: Instant | null;
  /** Since when it stands still; null while it runs. */
  readonly pausedAt: Instant | null;
  /** How long it has stood still in all. */
  readonly heldMs: number;
  /** When it stops for the night unless it has ended; null where it does not. */
  readonly dayEndAt: Instant | null;
  /** Who has put in a sealed price in this round. */
  readonly placed: readonly string[];
  /** Who alone may bid, in an extra round among equals; null where everybody admitted may. */
  readonly invited: readonly string[] | null;
  readonly isEnded: boolean;
}

export type SessionPhase = 'SCHEDULED' | 'FREE' | 'CONFIRM' | 'LIMITED' | 'PAUSED' | 'ENDED';

/** A session as it is set up. The limited window follows the free phase always, even where nobody has bid. */
export function openingState(rules: SessionRules): BiddingState {
  const ends = endsOf(rules);
  return {
    count: 0,
    currentFen: null,
    leader: null,
    leaderRank: null,
    atCeiling: [],
    entered: [],
    ...ends,
    extensions: 0,
    lastAt: null,
    resumedAt: null,
    pausedAt: null,
    heldMs: 0,
    dayEndAt: dayEndOf(rules, rules.mode === 'DYNAMIC' ? ends.freeEndAt : rules.startAt),
    placed: [],
    invited: null,
    isEnded: false,
  };
}

function endsOf(rules: SessionRules): { freeEndAt: Instant; endAt: Instant } {
  switch (rules.mode) {
    case 'DESC': {
      const endAt = lastRungAt(rules) + rules.intervalMs;
      return { freeEndAt: endAt, endAt };
    }
    case 'SEALED_ONE':
    case 'WEIGHTED':
      return { freeEndAt: rules.endAt, endAt: rules.endAt };
    default:
      return { freeEndAt: rules.freeEndAt, endAt: limitedFrom(rules, rules) + rules.limitedMs };
  }
}

/** When the limited window begins: where bidders are asked to confirm, once the time for it is over. */
export function limitedFrom(rules: SessionRules, { freeEndAt }: Pick<BiddingState, 'freeEndAt'>): Instant {
  return freeEndAt + (('confirmMs' in rules && rules.confirmMs) || 0);
}

/** The end of a moment's day by the rules, for a session that runs on it. Source: rules §17 bid.dayEnd. */
function dayEndOf({ dayEndMinute }: SessionRules, at: Instant): Instant | null {
  return dayEndMinute === null ? null : shanghaiInstant(shanghaiDate(at), '00:00') + dayEndMinute * MINUTE_MS;
}

/** The phase at a moment by the rules; the stored state only follows it. */
export function phaseAt(rules: SessionRules, state: BiddingState, at: Instant): SessionPhase {
  if (state.isEnded) return 'ENDED';
  if (state.pausedAt !== null || isNight(state, at)) return 'PAUSED';
  if (at >= state.endAt) return 'ENDED';
  if (at < rules.startAt) return 'SCHEDULED';
  if (at < state.freeEndAt) return 'FREE';
  return at < limitedFrom(rules, state) ? 'CONFIRM' : 'LIMITED';
}

function isNight({ dayEndAt, endAt }: BiddingState, at: Instant): boolean {
  return dayEndAt !== null && dayEndAt < endAt && at >= dayEndAt;
}

/** Stops the clock. What is left of the phase is kept to the millisecond. */
export function pause(state: BiddingState, at: Instant): BiddingState {
  return { ...state, pausedAt: at };
}

/**
 * The clock runs on: the best bid stands, what was left is left, and a limited window is whole again.
 * Source: rules §6.7, §6.10.
 */
export function resume(rules: SessionRules, state: BiddingState, at: Instant): BiddingState {
  const pausedAt = state.pausedAt ?? at;
  const heldMs = at - pausedAt;
  const running = {
    ...state,
    pausedAt: null,
    resumedAt: at,
    heldMs: state.heldMs + heldMs,
    dayEndAt: dayEndOf(rules, at),
  };
  if ('limitedMs' in rules && pausedAt >= limitedFrom(rules, state))
    return { ...running, endAt: at + Math.max(state.endAt - pausedAt, rules.limitedMs) };
  const freeEndAt = state.freeEndAt + heldMs;
  const dayEndAt = rules.mode === 'DYNAMIC' ? dayEndOf(rules, freeEndAt) : running.dayEndAt;
  return { ...running, freeEndAt, endAt: state.endAt + heldMs, dayEndAt };
}

/**
 * Says when the limited window of a session begins that has been open since its listing was published: its free
 * phase lasts until then. Source: rules §8.2.1 DYNAMIC.
 */
export function beginLimitedAt(rules: OpenRules, state: BiddingState, freeEndAt: Instant): BiddingState {
  const endAt = limitedFrom(rules, { freeEndAt }) + rules.limitedMs;
  return { ...state, freeEndAt, endAt, dayEndAt: dayEndOf(rules, freeEndAt) };
}

/**
 * An extra sealed round among equals, from a moment on: only they may bid, once more each. Until then the session stands
 * still. Source: rules §8.2.6, §21 A14.
 */
export function planExtraRound(
  rules: SealedRules,
  state: BiddingState,
  { invited, startAt }: { readonly invited: readonly string[]; readonly startAt: Instant },
): BiddingState {
  const endAt = startAt + (rules.extraRoundMs ?? 0);
  return { ...planRound(rules, state, startAt), invited, freeEndAt: endAt, endAt };
}

/** The next round of sealed offers, as long as the first, from a moment on: everybody may offer once more. */
export function planWrittenRound(rules: SealedRules, state: BiddingState, startAt: Instant): BiddingState {
  const endAt = startAt + (rules.endAt - rules.startAt);
  return { ...planRound(rules, state, startAt), invited: null, freeEndAt: endAt, endAt };
}

/** Stands still until it begins, with all of its time left. */
function planRound(rules: SealedRules, state: BiddingState, startAt: Instant): BiddingState {
  return { ...state, placed: [], pausedAt: startAt, dayEndAt: dayEndOf(rules, startAt) };
}
