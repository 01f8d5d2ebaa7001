import { type PlainDate, addDays } from '../../kernel/date/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';

/** What is known of a day of a bank account when somebody wants to close it. */
export interface DayToClose {
  readonly day: PlainDate;
  readonly today: PlainDate;
  /** The last day that is closed; null where none is. */
  readonly closedThrough: PlainDate | null;
  /** The first open day before this one on which anything moved; null where nothing did. */
  readonly earlierOpen: PlainDate | null;
  /** The book moved, or somebody has disagreed before: the bank has to say something about it. */
  readonly isBankAsked: boolean;
  /** A statement of the bank lies here: its lines, or its balance. */
  readonly hasStatement: boolean;
  /** Receipts of the day that wait for the second person, as people name them. */
  readonly unconfirmed: readonly string[];
  /** Differences that nobody has explained, as people name them. */
  readonly unexplained: readonly string[];
}

const MOST_NAMED = 10;

/**
 * What keeps a day from being closed; nothing where it may be. Days are closed in order; those between on which nothing
 * moved are closed along. Source: rules §10.1, §10.2 (day-close with bank statement).
 */
export function refuseClose(facts: DayToClose): Refusal | undefined {
  const { day, today, closedThrough, earlierOpen, unconfirmed, unexplained } = facts;
  if (day >= today) return refusal('close.day-not-over', undefined, { day });
  if (closedThrough !== null && day <= closedThrough) return refusal('close.closed', undefined, { day });
  if (earlierOpen !== null) return refusal('close.earlier-open', undefined, { day: earlierOpen });
  if (unconfirmed.length > 0) return refusal('close.unconfirmed', undefined, named(unconfirmed));
  if (facts.isBankAsked && !facts.hasStatement) return refusal('close.no-statement', undefined, { day });
  if (unexplained.length > 0) return refusal('close.unexplained', undefined, named(unexplained));
  return undefined;
}

function named(list: readonly string[]): { count: number; list: string } {
  const shown = list.slice(0, MOST_NAMED).join('、');
  return { count: list.length, list: list.length > MOST_NAMED ? `${shown} 等` : shown };
}

/** The first day from one on that takes entries. */
export function firstOpenDay(day: PlainDate, closedThrough: PlainDate | null): PlainDate {
  return closedThrough !== null && day <= closedThrough ? addDays(closedThrough, 1) : day;
}
