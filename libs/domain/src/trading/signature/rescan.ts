import type { Instant } from '../../kernel/date/index.js';

/**
 * Working days of its own that a side has, after a scan of what it signed by hand was refused, to sign and hand in
 * again: as many as for signing the letter. Source: design, after rules §6.1 row CORRECTION and §17 confirm.signWd.
 */
export const RESCAN_WORKING_DAYS = 3;

/** So often it has; whoever hands in what nobody can read once more is late by the last of these times. Source: design. */
export const MOST_RESCANS = 3;

/** A scan that was refused. */
export interface RefusedScan {
  readonly handedInAt: Instant;
  readonly refusedAt: Instant;
}

/**
 * Until when a side has to sign by hand, whose paper is due at `dueAt`: each scan that it handed in before its time was
 * over, and that was refused, gives it until `endOf` its refusal, so that nobody is late by the slowness of whoever
 * looks. The scans come in the order in which they were handed in. Nothing where a time could not be counted: such a
 * date never comes.
 */
export function signingDueAt(
  dueAt: Instant | null,
  scans: readonly RefusedScan[],
  endOf: (refusedAt: Instant) => Instant | null,
): Instant | null {
  let due = dueAt;
  for (const { handedInAt, refusedAt } of scans.slice(0, MOST_RESCANS)) {
    if (due === null || handedInAt > due) return due;
    const end = endOf(refusedAt);
    due = end === null ? null : Math.max(due, end);
  }
  return due;
}
