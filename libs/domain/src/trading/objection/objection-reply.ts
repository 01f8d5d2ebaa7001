import { addDays, type Instant, shanghaiDate, shanghaiInstant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { valueIn } from '../../rules/rulebook/index.js';
import type { ObjectionState } from './objection-lifecycle.js';

/** Whether the center's time for its answer is over. Source: rules §17 objection.replyWd. */
export function isReplyLate(state: ObjectionState, dueAt: Instant, now: Instant): boolean {
  return (state === 'FILED' || state === 'INVESTIGATING') && now >= dueAt;
}

/** So many days after its answer may be taken to the supervisor. Source: rules §6.8. */
export const DAYS_TO_COMPLAIN = 10;

/** Within how many working days the center answers, by what the lot's notice froze. Source: rules §17 objection.replyWd. */
export function replyWorkingDays(parameters: Readonly<Record<string, number>>): number {
  return valueIn(parameters, 'objection.replyWorkingDays');
}

/**
 * Why an answer can no longer be taken to the supervisor, or nothing: ten days are counted from the day after it, to
 * the end of the last one. `repliedAt` is null where there is none. Source: rules §6.8, §7.2.
 */
export function refuseComplaint(repliedAt: Instant | null, now: Instant): Refusal | undefined {
  if (repliedAt === null) return refusal('lifecycle.not-now');
  const over = shanghaiInstant(addDays(shanghaiDate(repliedAt), DAYS_TO_COMPLAIN + 1), '00:00');
  return now < over ? undefined : refusal('objection.complaint-too-late');
}
