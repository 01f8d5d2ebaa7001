import type { Instant, PlainDate } from '../../kernel/date/index.js';
import { DEAL_SIDES, type DealSide } from '../../trading/signature/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';

/** Why a side of a result has not kept its word. Source: rules §6.9. */
export const BREACH_GROUNDS = {
  REFUSED: '明确拒绝签订合同',
  LATE: '到期没有签订合同',
  LATE_PAYMENT: '到期没有付款',
  NO_HANDOVER: '合同签了，拒绝交付标的',
  FALSE_DOCUMENTS: '提供虚假材料',
  COLLUSION: '与他人串通',
  NO_RESERVE: '没有按公告封存保留价',
} as const;
export type BreachGround = keyof typeof BREACH_GROUNDS;

/** Grounds on which somebody declares a breach; a reserve that is missing is found by the clock. Source: rules §21 A8. */
export const DECLARED_GROUNDS = (Object.keys(BREACH_GROUNDS) as BreachGround[]).filter(
  (ground) => ground !== 'NO_RESERVE',
);

/** Where a side stands with what it has to sign. */
export interface SigningFacts {
  /** Until when the confirmation, or the contract where it has been sent, is to be signed. */
  readonly dueAt: Instant;
  readonly hasSigned: boolean;
  /** Whether it has said on the platform that it will not. */
  readonly hasRefused: boolean;
  /** Both sides have signed the contract, and its price is being paid. */
  readonly isSettling: boolean;
  /** Since when a part of the price is due and has not come; null where none is. */
  readonly overdueOn: PlainDate | null;
}

/** Why a breach cannot be declared on this ground now, or nothing: what the clock shows needs no other proof. */
export function refuseBreach(
  { side, ground }: { readonly side: DealSide; readonly ground: BreachGround },
  { dueAt, hasSigned, hasRefused, isSettling, overdueOn }: SigningFacts,
  now: Instant,
): Refusal | undefined {
  const whose = { side: DEAL_SIDES[side] };
  if (ground === 'LATE_PAYMENT')
    return side === 'TRANSFEREE' && overdueOn !== null ? undefined : refusal('breach.not-overdue', 'ground');
  if (ground === 'NO_HANDOVER')
    return side === 'TRANSFEROR' && isSettling ? undefined : refusal('breach.nothing-to-hand-over', 'ground');
  if (ground === 'LATE' && hasSigned) return refusal('breach.signed', 'ground', whose);
  if (ground === 'LATE' && now < dueAt) return refusal('breach.not-late', 'ground');
  if (ground === 'REFUSED' && !hasRefused) return refusal('breach.not-refused', 'ground', whose);
  return undefined;
}
