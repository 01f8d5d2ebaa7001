import { addDays } from '../../kernel/date/index.js';
import { type Hash, type PathStep, rootOfPath } from '../../kernel/index.js';

/** One day of the board: the tree over all notices that stood, tied to the day signed before it. */
export interface PublicDay {
  readonly day: string;
  readonly prevDay: string | null;
  readonly prevRoot: string;
  readonly treeRoot: string;
  readonly count: number;
  readonly signedAt: string;
  /** Where the chain over everything that was changed stood; days before there was one have none. */
  readonly audit?: { readonly position: number; readonly hash: string };
  /** The root of the center's journal (docs/formats/journal.md); days before it was a chain have none. */
  readonly ledger?: string;
}

/** A signed day as a proof carries it; `path` is there on the days on which the notice stood. */
export interface ProvedDay extends PublicDay {
  readonly root: string;
  /** Base64 of the platform's signature over the root. */
  readonly signature: string;
  readonly path?: readonly PathStep[];
}

/** Before the first day. */
export const FIRST_ROOT = '0'.repeat(64);

/** The text whose hash is a day's root. */
export function dayText(day: PublicDay): string {
  const { day: date, prevDay, prevRoot, treeRoot, count, signedAt, audit, ledger } = day;
  const chain = audit ? ['audit', audit.position, audit.hash] : [];
  const books = ledger ? ['ledger', ledger] : [];
  return ['public-day', date, prevDay ?? '-', prevRoot, treeRoot, count, signedAt, ...chain, ...books].join(
    '|',
  );
}

export type DayFault =
  | { readonly day: string; readonly fault: 'root' | 'chain' | 'signature' | 'path' | 'order' }
  | { readonly day: string; readonly fault: 'other-history'; readonly expected: string };

/** What a run of signed days comes to: everything that is wrong, when the notice stood, which days were missed between. */
export interface DaysReport {
  readonly faults: readonly DayFault[];
  readonly stood: readonly string[];
  readonly missed: readonly string[];
}

interface DaysCheck {
  readonly hash: Hash;
  readonly isSigned: (root: string, signature: string) => boolean;
  /** Roots that a reader kept, by day. */
  readonly kept?: ReadonlyMap<string, string>;
}

/**
 * Checks a run of signed days: each root follows from its text, each names the one before, each signature holds, each
 * path leads from the notice to the day's tree, and no day differs from a root that a reader kept. Every fault of every
 * day is told, in their order.
 */
export function checkDays(leaf: string, days: readonly ProvedDay[], check: DaysCheck): DaysReport {
  const faults: DayFault[] = [];
  const stood: string[] = [];
  const missed: string[] = [];
  for (const [index, day] of days.entries()) {
    const before = days[index - 1];
    faults.push(...dayFaults(day, before, check));
    if (day.path && rootOfPath(leaf, day.path, check.hash) === day.treeRoot) stood.push(day.day);
    else if (day.path) faults.push({ day: day.day, fault: 'path' });
    if (before) missed.push(...daysBetween(before.day, day.day));
  }
  return { faults, stood, missed };
}

function dayFaults(day: ProvedDay, before: ProvedDay | undefined, check: DaysCheck): DayFault[] {
  const faults: DayFault[] = [];
  if (check.hash(dayText(day)) !== day.root) faults.push({ day: day.day, fault: 'root' });
  if (before && (day.prevDay !== before.day || day.prevRoot !== before.root))
    faults.push({ day: day.day, fault: 'chain' });
  if (day.prevDay !== null && day.prevDay >= day.day) faults.push({ day: day.day, fault: 'order' });
  if (!check.isSigned(day.root, day.signature)) faults.push({ day: day.day, fault: 'signature' });
  const expected = check.kept?.get(day.day);
  if (expected !== undefined && expected !== day.root)
    faults.push({ day: day.day, fault: 'other-history', expected });
  return faults;
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) days.push(day);
  return days;
}
