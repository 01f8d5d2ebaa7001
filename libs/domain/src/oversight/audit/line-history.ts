/** A line of a table as JSON: column and value. */
export type Line = Readonly<Record<string, unknown>>;

/** What became of a line once; of a change only the columns that differ. */
export interface LineChange {
  readonly op: 'FOUND' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly before: Line | null;
  readonly after: Line | null;
}

/** What a line must be after a change: nothing where it is gone; columns of a change that did not fit what was there. */
export interface LineState {
  readonly line: Line | undefined;
  readonly faults: readonly string[];
}

/**
 * Plays one change on what the line was before it. A change whose `before` is not what stood there, a line that is found
 * other than it was left, or that is there twice, came past what is written down; the columns are named, `*` for all.
 */
export function playChange(line: Line | undefined, { op, before, after }: LineChange): LineState {
  switch (op) {
    case 'INSERT':
      return { line: after ?? {}, faults: line ? ['*'] : [] };
    case 'DELETE':
      return { line: undefined, faults: line ? differingShared(line, before ?? {}) : ['*'] };
    case 'UPDATE':
      if (!line) return { line: after ?? {}, faults: ['*'] };
      return {
        line: { ...line, ...after },
        faults: differingShared(line, before ?? {}),
      };
    case 'FOUND':
      return { line: after ?? {}, faults: line ? differingShared(line, after ?? {}) : [] };
  }
}

/** Columns that are not the same in both, or are in one alone. */
export function differingColumns(one: Line, other: Line): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !isSame(one[name], other[name])).sort();
}

/**
 * A table that was given columns or lost some is found again, and a migration may have changed lines before that; what
 * they had and have must be the same.
 */
function differingShared(one: Line, other: Line): string[] {
  return Object.keys(one)
    .filter((name) => name in other && !isSame(one[name], other[name]))
    .sort();
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
