/** What a key does on a row of a list of money. */
export type RowDeed = 'DOWN' | 'UP' | 'OPEN' | 'MARK' | 'ACT' | 'CLOSE';

export interface RowPress {
  readonly key: string;
  /** Ctrl, or Command. */
  readonly isControl: boolean;
  readonly isAlt: boolean;
  /** On the row itself, and not on a button or a box within it. */
  readonly isOnRow: boolean;
  readonly isComposing: boolean;
}

const OF_ROW: Readonly<Record<string, RowDeed>> = {
  ArrowDown: 'DOWN',
  j: 'DOWN',
  ArrowUp: 'UP',
  k: 'UP',
  Enter: 'OPEN',
  o: 'OPEN',
  x: 'MARK',
  ' ': 'MARK',
};

/** Escape leads out of what lies open from wherever one stands in it; every other key is the row's alone. */
export function rowDeedOf({ key, isControl, isAlt, isOnRow, isComposing }: RowPress): RowDeed | undefined {
  if (isAlt || isComposing) return undefined;
  if (key === 'Escape') return 'CLOSE';
  if (!isOnRow) return undefined;
  if (isControl) return key === 'Enter' ? 'ACT' : undefined;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(OF_ROW, letter) ? OF_ROW[letter] : undefined;
}
