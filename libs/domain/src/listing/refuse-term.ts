import { type PlainDate, addDays, addYears } from '../calendar/plain-date.js';
import { type Refusal, refusal } from '../kernel/refusal.js';
import type { PropertyType } from '../property-type/property-type.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Term } from './lease-rent.js';

export interface TermContext {
  readonly type: PropertyType;
  readonly rulebook: Rulebook;
  readonly today: PlainDate;
}

/**
 * Why a term is not lawful: it must run forward, begin after today, and stay within every cap of its type.
 * It is refused with the cap that binds, never cut. Source: rules §3.0; 农村土地承包法 第三十八条; 民法典 第七百零五条.
 */
export function refuseTerm(term: Term, rightEndsOn: PlainDate, context: TermContext): Refusal | undefined {
  if (term.to < term.from) return refusal('term.reversed', 'termTo');
  if (term.from <= context.today) return refusal('term.already-begun', 'termFrom', { today: context.today });
  const years = context.rulebook['term.leaseMaxYears'];
  const leaseEnd = addDays(addYears(term.from, years), -1);
  for (const cap of context.type.termCaps) {
    if (cap === 'LEASE_20_YEARS' && term.to > leaseEnd)
      return refusal('term.over-lease-cap', 'termTo', { years, maxEnd: leaseEnd });
    if (cap === 'CONTRACT_END' && term.to > rightEndsOn)
      return refusal('term.over-contract', 'termTo', { maxEnd: rightEndsOn });
    if (cap === 'UPSTREAM_END' && term.to > rightEndsOn)
      return refusal('term.over-upstream', 'termTo', { maxEnd: rightEndsOn });
  }
  return undefined;
}
