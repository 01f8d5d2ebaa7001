import { type PlainDate, addDays } from '../../kernel/date/index.js';
import type { Fen } from '../../kernel/money/index.js';
import type { LineDirection } from './bank-line.js';
import { orderMarkOf } from './order-mark.js';

/** What befalls one payment at a bank that is there for practice. */
export const FATES = {
  PROMPT: '当天',
  LATE: '晚一天',
  SILENT: '没有下文',
  DOUBLE: '记了两遍',
  WRONG: '金额差一分',
  REFUSED: '退回',
} as const;

export type Fate = keyof typeof FATES;

/** Of a hundred, counted from the first on. */
const OUT_FATES: readonly (readonly [Fate, number])[] = [
  ['PROMPT', 70],
  ['LATE', 80],
  ['SILENT', 85],
  ['DOUBLE', 90],
  ['WRONG', 95],
  ['REFUSED', 100],
];
const IN_FATES: readonly (readonly [Fate, number])[] = [
  ['PROMPT', 75],
  ['LATE', 85],
  ['SILENT', 90],
  ['DOUBLE', 95],
  ['WRONG', 100],
];
/** Of ten days the bank changes one afterwards; of six looks at it one finds it down. */
const CHANGED_ONE_IN = 10;
const DOWN_ONE_IN = 6;

/** Money that somebody pays in, or that the center has told the bank to pay out. Amount in fen. */
export interface Movement {
  /** Of a payment the order's id, of a deposit its sub-account: by it the fate is drawn. */
  readonly key: string;
  readonly direction: LineDirection;
  readonly day: PlainDate;
  readonly amountFen: Fen;
  readonly name: string;
  readonly account: string;
  readonly subAccount: string;
  readonly purpose: string;
}

export interface SimulatedLine extends Omit<Movement, 'key' | 'purpose'> {
  readonly flowNo: string;
  readonly orderMark: string;
  readonly remark: string;
}

/** The same seed and the same text give the same number: FNV-1a of 32 bits, below the bound. */
export function drawn(seed: string, text: string, bound: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}|${text}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % bound;
}

export function fateOf(seed: string, { key, direction }: Pick<Movement, 'key' | 'direction'>): Fate {
  const place = drawn(seed, `${direction}|${key}`, 100);
  return (direction === 'IN' ? IN_FATES : OUT_FATES).find(([, below]) => place < below)![0];
}

/** Whether the bank answers a look, the first of a day being 1. */
export function isDown(seed: string, day: PlainDate, look: number): boolean {
  return drawn(seed, `down|${day}|${look}`, DOWN_ONE_IN) === 0;
}

/**
 * The lines of one day as this bank has them. From the second look on it may have changed one: the amount of its first line
 * is a yuan more, under the number that it had.
 */
export function simulateDay(
  seed: string,
  day: PlainDate,
  { movements, look }: { readonly movements: readonly Movement[]; readonly look: number },
): SimulatedLine[] {
  const lines = movements.flatMap((movement) => linesOn(seed, day, movement));
  const isChanged = look > 1 && drawn(seed, `changed|${day}`, CHANGED_ONE_IN) === 0;
  return lines.map((line, at) =>
    isChanged && at === 0 ? { ...line, amountFen: line.amountFen + 100n } : line,
  );
}

function linesOn(seed: string, day: PlainDate, movement: Movement): SimulatedLine[] {
  const fate = fateOf(seed, movement);
  const isPaid = fate !== 'SILENT' && !(fate === 'REFUSED' && movement.direction === 'OUT');
  const paidOn = fate === 'LATE' ? addDays(movement.day, 1) : movement.day;
  if (!isPaid || paidOn !== day) return [];
  const { key, purpose, ...facts } = movement;
  const line = (times: number): SimulatedLine => ({
    ...facts,
    day,
    amountFen: movement.amountFen + (fate === 'WRONG' ? 1n : 0n),
    flowNo: `S${day.replaceAll('-', '')}${String(drawn(seed, `${key}|${times}`, 100_000_000)).padStart(8, '0')}`,
    orderMark: movement.direction === 'OUT' ? orderMarkOf(key) : '',
    remark: purpose,
  });
  return fate === 'DOUBLE' ? [line(1), line(2)] : [line(1)];
}
