import { addDays, addYears, isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';
import type { Term } from '../price/index.js';
import {
  LEASE_MODES,
  type PropertyType,
  type TermCap,
  type TransferMode,
} from '../../property/property-type/index.js';
import type { Rulebook } from '../../rules/rulebook/index.js';

export interface TermContext {
  readonly type: PropertyType;
  readonly mode: TransferMode;
  readonly rulebook: Rulebook;
  readonly today: PlainDate;
  /** Last day of the right itself, where the type knows one. */
  readonly rightEndsOn?: PlainDate | undefined;
  /** Until when the supervisor lets this lease of land run beyond the cap of leases. */
  readonly allowedTermTo?: PlainDate | undefined;
}

const PAST_RIGHT = {
  CONTRACT_END: 'term.over-contract',
  UPSTREAM_END: 'term.over-upstream',
  RIGHT_END: 'term.over-right',
} as const;

/**
 * Why a term is not lawful: it must run forward, begin after today, and stay within every cap of its type.
 * It is refused with the cap that binds, never cut. Source: rules §3.0, §19 D1, §21 A6; 农村土地承包法 第三十八条;
 * 民法典 第七百零五条; 国办发〔1999〕102号.
 */
export function refuseTerm(term: Term, context: TermContext): Refusal | undefined {
  if (term.to < term.from) return refusal('term.reversed', 'termTo');
  if (term.from <= context.today) return refusal('term.already-begun', 'termFrom', { today: context.today });
  for (const cap of context.type.termCaps) {
    const fault = refuseCap(cap, term, context);
    if (fault) return fault;
  }
  return undefined;
}

function refuseCap(cap: TermCap, term: Term, context: TermContext): Refusal | undefined {
  const { rulebook, rightEndsOn, mode } = context;
  if (cap === 'LEASE_20_YEARS') {
    if (!LEASE_MODES.includes(mode)) return undefined;
    if (mayBeAllowed(context.type, mode) && term.to <= (context.allowedTermTo ?? '')) return undefined;
    return overYears('term.over-lease-cap', term, rulebook['term.leaseMaxYears']);
  }
  if (cap === 'WASTE_50_YEARS') return overYears('term.over-waste-cap', term, rulebook['term.wasteMaxYears']);
  if (!rightEndsOn || !isPlainDate(rightEndsOn) || term.to <= rightEndsOn) return undefined;
  return refusal(PAST_RIGHT[cap], 'termTo', { maxEnd: rightEndsOn });
}

/** Whether the supervisor's word can lift the cap of leases: for land alone, never for houses, machines and works. */
export function mayBeAllowed(type: PropertyType, mode: TransferMode | undefined): boolean {
  return type.isLandLease && mode !== undefined && LEASE_MODES.includes(mode);
}

function overYears(
  code: 'term.over-lease-cap' | 'term.over-waste-cap',
  term: Term,
  years: number,
): Refusal | undefined {
  const maxEnd = addDays(addYears(term.from, years), -1);
  return term.to > maxEnd ? refusal(code, 'termTo', { years, maxEnd }) : undefined;
}
