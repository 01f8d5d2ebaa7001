import type { Role } from '../../people/account/index.js';
import type { ListingState } from './listing-states.js';

type Tasks = readonly ListingState[];

/**
 * While a listing stands in which states a role has a task that needs its applicant's papers, and which. Whoever is
 * named with none reads none; a role that is added later has to be put here. Source: rules §5.2, §6.1, §6.10, §13.
 */
const PAPER_TASKS: Readonly<Record<Role, Tasks | 'ALWAYS'>> = {
  /** His own are his own; of others' he sees none. */
  MEMBER: [],
  /** He holds the papers against what he finds on the spot. */
  VILLAGE_LIAISON: ['SUBMITTED', 'VILLAGE_VERIFYING'],
  /** He reviews them. */
  TOWN_REVIEWER: ['TOWN_REVIEWING'],
  /** He accepts or refuses the application. */
  CENTER_ACCEPT: ['CENTER_ACCEPTING'],
  /** He reviews the application, draws the contract up from it, and reviews the certificate. */
  CENTER_REVIEW: ['CENTER_REVIEWING', 'DEAL_CONFIRMED', 'SETTLED'],
  /** He approves the notice and its changes, decides about standing still, objections and breach, and issues. */
  CENTER_APPROVE: [
    'NOTICE_APPROVING',
    'LISTED',
    'EXTENDED',
    'SUSPENDED',
    'RESULT_PUBLICITY',
    'DEAL_CONFIRMED',
    'CONTRACTING',
    'SETTLED',
  ],
  /** Of the parties he sees nothing before a session's end, and needs nothing afterwards. */
  TRADE_HOST: [],
  FINANCE_CLERK: [],
  FINANCE_CHECK: [],
  /** He draws the certificate up. */
  CERT_CLERK: ['SETTLED', 'CERTIFIED'],
  /** He files them. */
  ARCHIVIST: ['CLOSED', 'ARCHIVED'],
  /** He oversees everybody named here. */
  SUPERVISOR: 'ALWAYS',
  SUPERVISOR_HEAD: [],
  /** Is asked about single facts, and answers those. */
  DEPT_USER: [],
  SYS_ADMIN: [],
  SEC_ADMIN: [],
  AUDIT_ADMIN: [],
  CONTENT_EDITOR: [],
  /** Reads figures, and nobody's papers. */
  FIN_OFFICE: [],
};

/** What a second person compares that a liaison has handed in, and while somebody waits for it. */
const SEEN_BY_A_SECOND: Readonly<Record<string, Tasks>> = {
  PAPER_MANDATE: ['TOWN_REVIEWING', 'CENTER_ACCEPTING', 'CENTER_REVIEWING'],
  SIGNED_PAPER: [
    'LISTED',
    'EXTENDED',
    'REG_CLOSED',
    'SUSPENDED',
    'TRADING',
    'RESULT_PUBLICITY',
    'DEAL_CONFIRMED',
    'CONTRACTING',
    // A word that the contract is to end comes as long as it runs.
    'SETTLING',
    'SETTLED',
    'CERTIFIED',
    'CLOSED',
    'ARCHIVED',
  ],
};
const SECONDS: readonly Role[] = ['TOWN_REVIEWER', 'CENTER_ACCEPT'];

/**
 * Whether somebody who sees a listing may open its papers: its own side may, the supervisor may, everybody else only
 * while a task of his own needs them.
 */
export function mayReadPaper(
  roles: readonly Role[],
  { states, kind, isOwn }: { states: Tasks; kind: string; isOwn: boolean },
): boolean {
  if (isOwn) return true;
  return roles.some((role) => {
    if (!Object.hasOwn(PAPER_TASKS, role)) return false;
    const own = PAPER_TASKS[role];
    if (own === 'ALWAYS') return true;
    const tasks = [...own, ...(SECONDS.includes(role) ? (SEEN_BY_A_SECOND[kind] ?? []) : [])];
    return states.some((state) => tasks.includes(state));
  });
}

/**
 * While a lot stands in which states a role has a task that needs what its two sides have agreed on and signed: the
 * letter, the contract, the sheet of the settlement, the certificate. Source: rules §5.2, §6.1, §13.
 */
const DEAL_TASKS: Readonly<Partial<Record<Role, Tasks>>> = {
  /** He draws the contract up, records what a payment waits for, reviews the certificate, and writes down the handover. */
  CENTER_REVIEW: ['DEAL_CONFIRMED', 'SETTLED', 'CERTIFIED'],
  /** He decides about breach, and issues the certificate. */
  CENTER_APPROVE: ['DEAL_CONFIRMED', 'CONTRACTING', 'SETTLED'],
  FINANCE_CLERK: ['SETTLING'],
  FINANCE_CHECK: ['SETTLING'],
  /** He draws the certificate up, prints it and hands it out. */
  CERT_CLERK: ['SETTLED', 'CERTIFIED'],
  ARCHIVIST: ['CLOSED', 'ARCHIVED'],
};
/** As long as something is owed they keep the money, write down what a payment waits for, and change its plan by two. */
const OF_OWED: readonly Role[] = ['FINANCE_CLERK', 'FINANCE_CHECK', 'CENTER_REVIEW', 'CENTER_APPROVE'];

/** Whether somebody has to do with deals at all; whoever has not finds none. */
export function handlesDeals(roles: readonly Role[]): boolean {
  return roles.some((role) => DEAL_TASKS[role] !== undefined || role === 'SUPERVISOR');
}

/** Whoever decided that it ended, and whoever keeps what is over. */
const OF_ENDED: readonly Role[] = ['CENTER_APPROVE', 'ARCHIVIST'];

/** How it stands with a deal whose papers somebody wants to read. */
export interface DealStanding {
  readonly state: ListingState;
  /** A part of the price has yet to come in or go out. */
  readonly isOwed: boolean;
  /** Where it stood when it was ended; nothing where it was not. */
  readonly endedFrom?: ListingState | null;
}

/**
 * Whether a task of somebody who is none of the two sides needs their papers now; of a deal that was ended whoever could
 * read them then. The supervisor has no such task: he says why first.
 */
export function mayReadDeal(
  roles: readonly Role[],
  { state, isOwed, endedFrom = null }: DealStanding,
): boolean {
  return roles.some(
    (role) =>
      DEAL_TASKS[role]?.includes(endedFrom ?? state) ||
      (isOwed && OF_OWED.includes(role)) ||
      (endedFrom !== null && OF_ENDED.includes(role)),
  );
}
