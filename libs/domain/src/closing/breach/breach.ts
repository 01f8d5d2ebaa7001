import { addMonths, type Instant, type PlainDate, shanghaiDate } from '../../kernel/date/index.js';
import { DEAL_SIDES, type DealSide } from '../../trading/signature/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, percentOf } from '../../kernel/money/index.js';

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

/** The part of a deposit that is forfeited, in fen, rounded half up once. `percent` is a whole number up to 100. */
export function forfeitedPart(depositFen: Fen, percent: number): Fen {
  return percentOf(depositFen, percent);
}

/** What a transferor's breach costs him, by what the notice said. Source: rules §6.9. */
export interface TransferorDue {
  /** What he owes whoever stood by him beside their deposits, which the center gives back; in fen. */
  readonly owedFen: Fen;
  /** The first day on which he may list the same thing again. */
  readonly relistFrom: PlainDate;
}

/** What a notice asks of a transferor who breaks his word; what it is silent on costs nothing. */
export function transferorTerms(parameters: Readonly<Record<string, number>>): {
  /** Of the deposit, beside giving it back. */
  readonly percent: number;
  /** In which the same thing may not be listed. */
  readonly months: number;
} {
  const { 'breach.transferorPercent': percent = 0, 'breach.relistMonths': months = 0 } = parameters;
  return { percent, months };
}

/**
 * `depositsFen` is what the center held: of the transferee, or of everybody admitted where there was no result yet. Each
 * is rounded by itself.
 */
export function transferorDue(
  parameters: Readonly<Record<string, number>>,
  depositsFen: readonly Fen[],
  at: Instant,
): TransferorDue {
  const { percent, months } = transferorTerms(parameters);
  return {
    owedFen: depositsFen.reduce((sum, fen) => sum + forfeitedPart(fen, percent), 0n),
    relistFrom: addMonths(shanghaiDate(at), months),
  };
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
