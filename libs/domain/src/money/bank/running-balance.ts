import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';
import type { BankLine } from './bank-line.js';

interface Seen {
  readonly change: Fen;
  readonly balance: Fen;
}

/**
 * Holds the balance column against the amounts, line to line: oldest first or newest first, whichever the bank writes.
 * A line in between that could not be read, or bears no balance, begins anew behind it.
 */
export class RunningBalance {
  private last: Seen | undefined;
  private isUpright = true;
  private isTurned = true;

  /** `place` is the number of the line in the file. */
  add(place: number, line: BankLine | undefined, balance: Fen | null): Refusal | undefined {
    const before = this.last;
    this.last = undefined;
    if (!line || balance === null) return undefined;
    const change = line.direction === 'IN' ? line.amountFen : -line.amountFen;
    this.last = { change, balance };
    if (!before) return undefined;
    const [upright, turned] = [before.balance + change, before.balance - before.change];
    this.isUpright &&= upright === balance;
    this.isTurned &&= turned === balance;
    if (this.isUpright || this.isTurned) return undefined;
    return refusal('bank.balance-broken', undefined, {
      line: place,
      expected: formatYuan(upright),
      written: formatYuan(balance),
    });
  }
}

/** What a statement says of itself beside its lines; what it does not say is null. Amounts in fen. */
export interface StatementSums {
  readonly opening: Fen | null;
  readonly closing: Fen | null;
  readonly count: number | null;
}

/** Whether the lines are what the statement says they are, whole and unchanged. */
export function refuseSums(
  sums: StatementSums,
  lines: { readonly count: number; readonly net: Fen },
): Refusal | undefined {
  if (sums.count !== null && sums.count !== lines.count)
    return refusal('bank.lines-missing', undefined, { said: sums.count, found: lines.count });
  if (sums.opening === null || sums.closing === null) return undefined;
  if (sums.opening + lines.net === sums.closing) return undefined;
  return refusal('bank.sum-broken', undefined, {
    expected: formatYuan(sums.opening + lines.net),
    written: formatYuan(sums.closing),
  });
}
