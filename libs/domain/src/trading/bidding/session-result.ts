import type { Fen } from '../../kernel/money/index.js';
import type { Direction } from '../../listing/trading-choice/index.js';

/** Why a session has no winner. Source: rules §8.2.2. */
export const FAILURES = {
  NO_BID: '无人出价',
  RESERVE_NOT_MET: '未达到保留价',
  NO_VALID_BID: '没有有效报价',
  CANCELLED: '场次取消',
} as const;
export type SessionFailure = keyof typeof FAILURES;

export type SessionResult =
  | { readonly winner: string; readonly amountFen: Fen; readonly failure: null }
  | { readonly winner: null; readonly amountFen: null; readonly failure: SessionFailure };

/** What a session ends in: its leader wins if his price reaches the reserve. Null reserve: there is none. */
export function sessionResult(
  { leader, currentFen }: { readonly leader: string | null; readonly currentFen: Fen | null },
  reserveFen: Fen | null,
  direction: Direction,
): SessionResult {
  if (leader === null || currentFen === null) return failedSession('NO_BID');
  const isShort =
    reserveFen !== null && (direction === 'RISING' ? currentFen < reserveFen : currentFen > reserveFen);
  return isShort
    ? failedSession('RESERVE_NOT_MET')
    : { winner: leader, amountFen: currentFen, failure: null };
}

/** A session that has no winner. */
export function failedSession(failure: SessionFailure): SessionResult {
  return { winner: null, amountFen: null, failure };
}
