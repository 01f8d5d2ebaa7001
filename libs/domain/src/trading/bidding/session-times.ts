import type { Instant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';

/** From when to when a session is planned; bids may move its end. */
export interface PlannedTime {
  readonly startAt: Instant;
  readonly endAt: Instant;
}

const HOUR_MS = 3_600_000;

/** Whether two sessions of one bidder run at the same time, by what is planned. Source: rules §21 A14. */
export function doClash(one: PlannedTime, other: PlannedTime): boolean {
  return one.startAt < other.endAt && other.startAt < one.endAt;
}

/** The full hour in which a session begins, from its first moment to the first that is not in it. */
export function hourOf(startAt: Instant): PlannedTime {
  const from = Math.floor(startAt / HOUR_MS) * HOUR_MS;
  return { startAt: from, endAt: from + HOUR_MS };
}

/**
 * Why one more session is not planned into an hour, or nothing: it is full, and the host has not said why it must be.
 * Source: rules §21 A14, §17 session.perHour.
 */
export function refuseFullHour(planned: number, most: number, word: string): Refusal | undefined {
  if (planned < most || word.trim() !== '') return undefined;
  return refusal('trading.hour-full', 'word', { planned, most });
}
