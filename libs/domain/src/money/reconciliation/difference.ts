import type { Fen } from '../../kernel/money/index.js';

/** How book and bank can disagree about an account at the end of a day; what only time parts is in transit. */
export const DIFFERENCE_KINDS = {
  BALANCE: '余额不符',
  AMOUNT: '金额不符',
  BANK_ONLY: '银行有，账上没有',
  BOOK_ONLY: '账上有，银行没有',
  IN_TRANSIT: '在途',
} as const;

export type DifferenceKind = keyof typeof DIFFERENCE_KINDS;

/**
 * One line of the bank, or one entry of the book that names none, in fen; in is above zero, out below. `…Fen` up to the end
 * of the day, `…SinceFen` of all that is known by now.
 */
export interface ComparedFlow {
  readonly bookFen: Fen;
  readonly bankFen: Fen;
  readonly bookSinceFen: Fen;
  readonly bankSinceFen: Fen;
}

/** What kind of difference it is; nothing where both say the same. Source: rules §10.1 (daily reconciliation). */
export function differenceOf(flow: ComparedFlow): DifferenceKind | undefined {
  const { bookFen, bankFen, bookSinceFen, bankSinceFen } = flow;
  if (bookFen === bankFen) return undefined;
  if (bookSinceFen === bankSinceFen) return 'IN_TRANSIT';
  if (bankFen === 0n) return 'BOOK_ONLY';
  return bookFen === 0n ? 'BANK_ONLY' : 'AMOUNT';
}

/** By how much the bank is above the book, in fen: what an explanation is about. */
export function gapOf({ bookFen, bankFen }: Pick<ComparedFlow, 'bookFen' | 'bankFen'>): Fen {
  return bankFen - bookFen;
}

/** What the bank must hold by the book and by all lines about which the two disagree, in fen. */
export function expectedAtBank(bookBalanceFen: Fen, gaps: readonly Fen[]): Fen {
  return gaps.reduce((sum, gap) => sum + gap, bookBalanceFen);
}

/** Whether an explanation speaks of this difference as it is, and not of what it was when it was written. */
export function isExplained(gapFen: Fen, explainedFen: Fen | undefined): boolean {
  return explainedFen === gapFen;
}

/** What only time parts needs no explanation. */
export function needsExplanation(kind: DifferenceKind): boolean {
  return kind !== 'IN_TRANSIT';
}

const ORDER: readonly DifferenceKind[] = ['BALANCE', 'AMOUNT', 'BANK_ONLY', 'BOOK_ONLY', 'IN_TRANSIT'];

export interface ListedDifference {
  readonly kind: DifferenceKind;
  readonly isExplained: boolean;
  readonly gapFen: Fen;
  readonly key: string;
}

/** What nobody has explained first, then the graver kind, then the greater amount; the key decides where all else is one. */
export function compareDifferences(one: ListedDifference, other: ListedDifference): number {
  const open = Number(isSettledForNow(one)) - Number(isSettledForNow(other));
  if (open !== 0) return open;
  const kind = ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);
  if (kind !== 0) return kind;
  const [a, b] = [sizeOf(one.gapFen), sizeOf(other.gapFen)];
  if (a !== b) return a > b ? -1 : 1;
  return one.key < other.key ? -1 : Number(one.key > other.key);
}

function isSettledForNow({ kind, isExplained }: ListedDifference): boolean {
  return isExplained || !needsExplanation(kind);
}

function sizeOf(fen: Fen): Fen {
  return fen < 0n ? -fen : fen;
}
