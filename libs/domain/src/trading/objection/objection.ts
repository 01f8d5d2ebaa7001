import { addDays, type Instant, shanghaiDate, shanghaiInstant } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import type { ListingState } from '../../listing/listing/index.js';
import { valueIn } from '../../rules/rulebook/index.js';
import { type ObjectionState, OPEN_OBJECTIONS } from './objection-lifecycle.js';

/** What is objected to, and until when one may. */
export const OBJECTION_SUBJECTS = {
  NOTICE: '对公告的异议',
  PROCESS: '对交易过程的异议',
  RESULT: '对成交结果的异议',
} as const;
export type ObjectionSubject = keyof typeof OBJECTION_SUBJECTS;

/** What the supervisor may decide on an objection. */
export const OBJECTION_DECISIONS = {
  STANDS: '维持，继续进行',
  CORRECT: '责令改正后继续进行',
  REPEAT: '结果作废，重新组织竞价',
  VOID: '结果无效，本次交易终结',
} as const;
export type ObjectionDecision = keyof typeof OBJECTION_DECISIONS;

/**
 * What an objection of this moment is about: the notice until its period ends, the process while it goes on, the
 * result until its publicity ends, whatever holds its confirmation up behind that. `state` is that of the lot, or the
 * one it was suspended in. Source: rules §6.8.
 */
export function objectionSubject(state: ListingState, isPublicityOver: boolean): ObjectionSubject | Refusal {
  if (state === 'LISTED' || state === 'EXTENDED') return 'NOTICE';
  if (state === 'REG_CLOSED' || state === 'TRADING') return 'PROCESS';
  return state === 'RESULT_PUBLICITY' && !isPublicityOver ? 'RESULT' : refusal('objection.too-late');
}

/** What is known of a lot when a decision about it is to be made. */
export interface ResultFacts {
  readonly subject: ObjectionSubject;
  /** Whether it is past the point up to which a result can fall. */
  readonly isConfirmed: boolean;
  /** Whether the result came out of a session that others took part in. */
  readonly isBidding: boolean;
  /** Whether its prices or its reserve were sealed: what has been opened is known to everybody. */
  readonly isSealed: boolean;
  /** Whether a deposit is being paid back that the bank has been told of but nobody has confirmed. */
  readonly isRefundUnderWay: boolean;
}

/** Why a decision cannot be made, or nothing. Only a result can be repeated or made void. Source: rules §6.1. */
export function refuseObjectionDecision(
  decision: ObjectionDecision,
  facts: ResultFacts,
): Refusal | undefined {
  if (decision === 'STANDS' || decision === 'CORRECT') return undefined;
  if (facts.subject !== 'RESULT') return refusal('objection.no-result', 'decision');
  if (facts.isConfirmed) return refusal('objection.confirmed', 'decision');
  if (decision === 'VOID') return undefined;
  if (!facts.isBidding) return refusal('objection.nothing-to-repeat', 'decision');
  if (facts.isSealed) return refusal('objection.keys-spent', 'decision');
  return facts.isRefundUnderWay ? refusal('objection.refund-under-way', 'decision') : undefined;
}

/** Whether a lot must stand still: objections to a result always stop it, others where the center says so. */
export function mustStandStill(
  objections: readonly { readonly state: ObjectionState; readonly stops: boolean }[],
): boolean {
  return objections.some(({ state, stops }) => stops && OPEN_OBJECTIONS.includes(state));
}

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
