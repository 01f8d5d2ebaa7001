import { type PlainDate, addDays, daysBetween } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/refusal.js';
import { ROLES, type Role, findSeparation } from '../account/index.js';

/** Nobody looks after another's desk for longer without being asked again. Source: rules §5.2. */
export const MOST_STAND_IN_DAYS = 30;

/** The days on which somebody looks after a desk, the first and the last among them. */
export interface DeskDays {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** Roles that somebody holds: his own for good, those of a desk that he looks after on its days. */
export interface HeldRoles {
  readonly roles: readonly Role[];
  readonly days: DeskDays | null;
}

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

/** The same for one that was asked for before and is confirmed now. */
export function refuseGathering(
  days: DeskDays,
  roles: readonly Role[],
  held: readonly HeldRoles[],
): Refusal | undefined {
  for (const other of held) {
    if (other.days && !overlap(other.days, days)) continue;
    const clash = findSeparation([...new Set([...other.roles, ...roles])]);
    if (clash)
      return refusal('stand-in.separated', 'standInId', { one: ROLES[clash[0]], other: ROLES[clash[1]] });
  }
  return undefined;
}

/**
 * Whether these days go on from earlier ones of the same two people: then a second person has to confirm it. A pause
 * that is shorter than the longest stand-in is none.
 */
export function isRenewal({ from }: DeskDays, lastUntil: PlainDate | null): boolean {
  return lastUntil !== null && from <= addDays(lastUntil, MOST_STAND_IN_DAYS);
}

/**
 * Of the desks that somebody looks after today, in the order in which they were given to him, those whose roles may
 * stand beside what he holds by then. The others were given before this was judged, and are not his.
 */
export function desksThatStand<Desk extends { readonly roles: readonly Role[] }>(
  own: readonly Role[],
  desks: readonly Desk[],
): Desk[] {
  const gathered = new Set(own);
  return desks.filter(({ roles }) => {
    if (findSeparation([...new Set([...gathered, ...roles])])) return false;
    roles.forEach((role) => gathered.add(role));
    return true;
  });
}

function overlap(one: DeskDays, other: DeskDays): boolean {
  return one.from <= other.until && other.from <= one.until;
}
