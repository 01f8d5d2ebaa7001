import type { Instant } from '../calendar/plain-date.js';
import { type Refusal, refusal } from '../kernel/refusal.js';
import { type Fen, divideHalfUp } from '../money/fen.js';

/** Why whoever has won loses what he has won. Source: rules §6.9. */
export const BREACH_GROUNDS = {
  REFUSED: '明确拒绝签订合同',
  LATE: '到期没有签订合同',
  FALSE_DOCUMENTS: '提供虚假材料',
  COLLUSION: '与他人串通',
} as const;
export type BreachGround = keyof typeof BREACH_GROUNDS;

/** Where a winner stands with what he has to sign. */
export interface SigningFacts {
  /** Until when the confirmation, or the contract where it has been sent, is to be signed. */
  readonly dueAt: Instant;
  readonly hasSigned: boolean;
  /** Whether he has said on the platform that he will not. */
  readonly hasRefused: boolean;
}

/** Why a breach cannot be declared on this ground now, or nothing: what the clock shows needs no other proof. */
export function refuseBreach(
  ground: BreachGround,
  { dueAt, hasSigned, hasRefused }: SigningFacts,
  now: Instant,
): Refusal | undefined {
  if (ground === 'LATE' && hasSigned) return refusal('breach.signed', 'ground');
  if (ground === 'LATE' && now < dueAt) return refusal('breach.not-late', 'ground');
  if (ground === 'REFUSED' && !hasRefused) return refusal('breach.not-refused', 'ground');
  return undefined;
}

/** The part of a deposit that is forfeited, in fen, rounded half up once. `percent` is a whole number up to 100. */
export function forfeitedPart(depositFen: Fen, percent: number): Fen {
  return divideHalfUp(depositFen * BigInt(percent), 100n);
}

/** How many winners a lot may have one after the other: the first, and two more by rank. */
export const MOST_WINNERS = 3;

export const SUCCESSION_STATES = {
  ASKED: '正在询问',
  ACCEPTED: '愿意受让',
  DECLINED: '不受让',
  SILENT: '到期没有答复',
} as const;
export type SuccessionState = keyof typeof SUCCESSION_STATES;
