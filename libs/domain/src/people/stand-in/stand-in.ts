import { type PlainDate, addDays, daysBetween } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/refusal.js';
import type { Role } from '../account/index.js';
import { type DeskDays, type HeldRoles, refuseGathering } from './gathered-roles.js';

/** Nobody looks after another's desk for longer without being asked again. Source: rules §5.2. */
export const MOST_STAND_IN_DAYS = 30;

export interface StandInProposal extends DeskDays {
  readonly today: PlainDate;
  /** Of whoever is away. */
  readonly roles: readonly Role[];
  /** Everything that whoever is to look after the desk holds already, on whatever days. */
  readonly held: readonly HeldRoles[];
}

/**
 * Why somebody cannot look after another's desk on these days, or nothing. Roles are judged against everything that
 * he holds on any of them, so that duties that must be apart do not come together desk by desk. Source: rules §5.2.
 */
export function refuseStandIn({ today, from, until, roles, held }: StandInProposal): Refusal | undefined {
  if (until < from) return refusal('stand-in.reversed', 'until');
  if (from < today) return refusal('stand-in.past', 'from');
  if (daysBetween(from, until) >= MOST_STAND_IN_DAYS)
    return refusal('stand-in.too-long', 'until', { days: MOST_STAND_IN_DAYS });
  return refuseGathering({ from, until }, roles, held);
}

/**
 * Whether these days go on from earlier ones of the same two people: then a second person has to confirm it. A pause
 * that is shorter than the longest stand-in is none.
 */
export function isRenewal({ from }: DeskDays, lastUntil: PlainDate | null): boolean {
  return lastUntil !== null && from <= addDays(lastUntil, MOST_STAND_IN_DAYS);
}
