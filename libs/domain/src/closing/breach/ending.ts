import { addYears, type PlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';
import { DEAL_SIDES, type DealSide } from '../../trading/signature/index.js';

/** Why a contract ends before its time: both sides want it, one of the four causes of the law, or a decision in force. Source: 农村土地承包法 第四十二条; 民法典 第五百六十二条. */
export const ENDING_CAUSES = {
  AGREED: '双方协议解除',
  OTHER_USE: '受让方擅自改变土地的农业用途',
  ABANDONED: '受让方弃耕抛荒连续两年以上',
  DAMAGED: '受让方给土地造成严重损害或者严重破坏土地生态环境',
  SERIOUS: '受让方其他严重违约行为',
  RULING: '生效的判决、裁定、调解书或者仲裁裁决解除合同',
} as const;
export type EndingCause = keyof typeof ENDING_CAUSES;

const OF_LAND: readonly EndingCause[] = ['OTHER_USE', 'ABANDONED', 'DAMAGED'];
const YEARS_ABANDONED = 2;

export interface EndingFacts {
  /** Both sides have signed the contract, and it stands. */
  readonly isSigned: boolean;
  /** The certificate has been issued, or the deal is over otherwise. */
  readonly isCertified: boolean;
  readonly isLand: boolean;
  /** The first and the last day of the term; nothing where the right passes for good. */
  readonly termFrom: PlainDate | null;
  readonly termTo: PlainDate | null;
  readonly today: PlainDate;
  /** Which sides have said, here or on a paper that the center has in hand, that they want it. */
  readonly agreed: readonly DealSide[];
  /** The listing under which its receiver has passed the land on to somebody else who has it still, in words. */
  readonly passedOn: string | null;
}

/**
 * Why a contract cannot be ended for a cause now, or nothing. A lease can be ended as long as its term runs, however far
 * the deal had come; what was sold for good has gone to its new holder with the certificate. Nobody misuses or abandons
 * land before he has it. What he has passed on to somebody else is given back to him first.
 */
export function refuseEnding(cause: EndingCause, facts: EndingFacts): Refusal | undefined {
  const over = facts.isCertified ? refuseCertified(facts) : undefined;
  if (over) return over;
  if (facts.passedOn !== null) return refusal('ending.passed-further', 'cause', { listing: facts.passedOn });
  if (cause === 'AGREED') {
    const silent = (Object.keys(DEAL_SIDES) as DealSide[]).find((side) => !facts.agreed.includes(side));
    return silent && refusal('ending.not-agreed', 'cause', { side: DEAL_SIDES[silent] });
  }
  if (!facts.isSigned) return refusal('ending.not-signed', 'cause');
  if (!facts.isLand && OF_LAND.includes(cause)) return refusal('ending.not-land', 'cause');
  const { termFrom, today } = facts;
  if (OF_LAND.includes(cause) && termFrom !== null && today < termFrom)
    return refusal('ending.not-begun', 'cause', { from: termFrom });
  if (cause !== 'ABANDONED' || (termFrom !== null && today >= addYears(termFrom, YEARS_ABANDONED)))
    return undefined;
  return refusal('ending.not-two-years', 'cause');
}

function refuseCertified({ isSigned, termFrom, termTo, today }: EndingFacts): Refusal | undefined {
  if (!isSigned) return refusal('ending.no-contract', 'cause');
  if (termFrom === null) return refusal('ending.passed-on', 'cause');
  return termTo !== null && today > termTo ? refusal('ending.term-over', 'cause', { to: termTo }) : undefined;
}

/**
 * Whether a cause is the transferee's fault, so that his deposit is forfeited as the notice says; a decision says itself
 * what each side owes. Source: rules §6.9.
 */
export function isFault(cause: EndingCause): boolean {
  return cause !== 'AGREED' && cause !== 'RULING';
}

/** What the center had of a price, all in fen. */
export interface PriceHeld {
  readonly receivedFen: Fen;
  /** What has left for the transferor, and cannot come back by the center's hand. */
  readonly paidOutFen: Fen;
  /** The deposit that became the first part of the price. */
  readonly depositFen: Fen;
}

/**
 * Where the money goes that the center still has of a price when its contract ends: what stands in the forfeited
 * deposit's place to the transferor, as far as he has not had it already; the rest back to the transferee. Nothing is
 * left lying. Source: rules §6.9, §10.1.
 */
export function sharePrice(
  { receivedFen, paidOutFen, depositFen }: PriceHeld,
  isForfeited: boolean,
): { readonly toTransferorFen: Fen; readonly toTransfereeFen: Fen } {
  const heldFen = receivedFen - paidOutFen;
  const owedFen = isForfeited && depositFen > paidOutFen ? depositFen - paidOutFen : 0n;
  const toTransferorFen = owedFen < heldFen ? owedFen : heldFen;
  return { toTransferorFen, toTransfereeFen: heldFen - toTransferorFen };
}
