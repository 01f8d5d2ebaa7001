import { type Refusal, refusal } from '../../kernel/index.js';
import type { Fen } from '../../kernel/money/index.js';
import { type PriceTerms, totalPrice } from '../../listing/price/index.js';
import { OPEN_ROWS, type PaymentRowState } from './payment-row-lifecycle.js';

/** Of which nobody asks anything any more. */
const LEFT: readonly PaymentRowState[] = ['WAIVED', 'DROPPED'];

/** A row of a plan as it is corrected, amounts in fen. */
export interface CorrectedRow {
  readonly seq: number;
  readonly state: PaymentRowState;
  readonly amountFen: Fen;
  readonly paidFen: Fen;
}

export interface PlanCorrection {
  /** What each row that changes comes to from now on, by its number. */
  readonly amounts: ReadonlyMap<number, Fen>;
  /** What is still to be paid for rows that are closed; it becomes a row of its own. */
  readonly extraFen: Fen;
  /** What closed rows had too much and no open row can take: the transferor has had it, and gives it back himself. */
  readonly directFen: Fen;
}

/** Why a quantity that was weighed or measured changes nothing, or nothing. Source: rules §10.1, §21 A1, A4. */
export function refuseQuantity(terms: PriceTerms, quantity: bigint | undefined): Refusal | undefined {
  if (terms.unit.quantityUnit === null) return refusal('correction.whole-lot', 'quantity');
  if (quantity === undefined) return refusal('correction.bad-quantity', 'quantity');
  return quantity === terms.quantity ? refusal('correction.nothing-changes', 'quantity') : undefined;
}

/** The contract's total for what was weighed or measured, rounded once. Source: rules §10.1. */
export function correctedTotal(terms: PriceTerms, quantity: bigint): Fen {
  return totalPrice({ ...terms, quantity });
}

/**
 * 多退少补: open rows become what they would have been from the beginning; what closed rows lack is asked for in one row,
 * what they had too much is taken off the open rows, the next one first. Rows, what is added and what goes back directly
 * sum to the new total to the fen. What was given up or is paid no more stays as it was. Source: rules §10.1.
 */
export function correctPlan(
  rows: readonly CorrectedRow[],
  newAmounts: ReadonlyMap<number, Fen>,
): PlanCorrection {
  const amounts = new Map<number, Fen>();
  let balance = 0n;
  for (const row of rows) {
    if (LEFT.includes(row.state)) continue;
    const wanted = newAmounts.get(row.seq) ?? row.amountFen;
    const given = OPEN_ROWS.includes(row.state) ? atLeast(wanted, row.paidFen) : row.amountFen;
    amounts.set(row.seq, given);
    balance += wanted - given;
  }
  if (balance >= 0n) return { amounts: changed(rows, amounts), extraFen: balance, directFen: 0n };
  let owedFen = -balance;
  for (const { seq, state, paidFen } of rows) {
    if (!OPEN_ROWS.includes(state)) continue;
    const room = amounts.get(seq)! - paidFen;
    const taken = room < owedFen ? room : owedFen;
    amounts.set(seq, amounts.get(seq)! - taken);
    owedFen -= taken;
  }
  return { amounts: changed(rows, amounts), extraFen: 0n, directFen: owedFen };
}

function atLeast(fen: Fen, leastFen: Fen): Fen {
  return fen > leastFen ? fen : leastFen;
}

function changed(rows: readonly CorrectedRow[], amounts: ReadonlyMap<number, Fen>): Map<number, Fen> {
  return new Map([...amounts].filter(([seq, fen]) => rows.find((row) => row.seq === seq)!.amountFen !== fen));
}
