import type { PlainDate } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/refusal.js';
import { ROLES, type Role, findSeparation } from '../account/index.js';

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

/** Why roles cannot come to somebody on these days beside those that he holds on any of them, or nothing. Source: rules §5.2. */
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
