import type { Role } from '../../people/account/index.js';
import type { ListingState } from './listing-states.js';

/**
 * While a listing stands in which states a role of the center has a task that needs its applicant's papers. Whoever is
 * not named here has none, or reads by a right of another kind. Source: rules §5.2, §6.1, §13.
 */
export const PAPER_TASKS: Readonly<Partial<Record<Role, readonly ListingState[]>>> = {
  CENTER_ACCEPT: ['CENTER_ACCEPTING'],
  CENTER_REVIEW: [
    'CENTER_REVIEWING',
    'NOTICE_APPROVING',
    'LISTED',
    'EXTENDED',
    'REG_CLOSED',
    'SUSPENDED',
    'DEAL_CONFIRMED',
    'CONTRACTING',
    'SETTLED',
    'CERTIFIED',
  ],
  CENTER_APPROVE: [
    'NOTICE_APPROVING',
    'LISTED',
    'EXTENDED',
    'SUSPENDED',
    'RESULT_PUBLICITY',
    'DEAL_CONFIRMED',
    'CONTRACTING',
    'BREACHED',
    'SETTLED',
  ],
  CERT_CLERK: ['SETTLED', 'CERTIFIED'],
  ARCHIVIST: ['CLOSED', 'ARCHIVED'],
  TRADE_HOST: [],
  FINANCE_CLERK: [],
  FINANCE_CHECK: [],
  SUPERVISOR_HEAD: [],
};

/** What the window's clerk compares whenever a liaison hands it in. */
const SEEN_AT_THE_WINDOW = ['SIGNED_PAPER'];

/**
 * Whether somebody who sees a listing may open its papers: its own side may, those who check it on the spot and the
 * supervisor may, a role of the center only while a task of its own needs them.
 */
export function mayReadPaper(
  roles: readonly Role[],
  { states, kind, isOwn }: { states: readonly ListingState[]; kind: string; isOwn: boolean },
): boolean {
  if (isOwn) return true;
  return roles.some((role) => {
    const tasks = PAPER_TASKS[role];
    if (!tasks) return true;
    if (role === 'CENTER_ACCEPT' && SEEN_AT_THE_WINDOW.includes(kind)) return true;
    return states.some((state) => tasks.includes(state));
  });
}
