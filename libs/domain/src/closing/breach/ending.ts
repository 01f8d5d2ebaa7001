import { addYears, type PlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import { DEAL_SIDES, type DealSide } from '../../trading/signature/index.js';
import type { EndingCause } from './ending-cause.js';

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
