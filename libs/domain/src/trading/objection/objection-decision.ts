import { type Refusal, refusal } from '../../kernel/index.js';
import type { ObjectionSubject } from './objection.js';

/** What the supervisor may decide on an objection. */
export const OBJECTION_DECISIONS = {
  STANDS: '维持，继续进行',
  CORRECT: '责令改正后继续进行',
  REPEAT: '结果作废，重新组织竞价',
  VOID: '结果无效，本次交易终结',
} as const;
export type ObjectionDecision = keyof typeof OBJECTION_DECISIONS;

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
