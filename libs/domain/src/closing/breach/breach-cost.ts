import { addMonths, type Instant, type PlainDate, shanghaiDate } from '../../kernel/date/index.js';
import { type Fen, percentOf } from '../../kernel/money/index.js';
import { type PromisedTerms, transferorOwes } from '../../listing/listing/index.js';

/** The part of a deposit that is forfeited, in fen, rounded half up once. `percent` is a whole number up to 100. */
export function forfeitedPart(depositFen: Fen, percent: number): Fen {
  return percentOf(depositFen, percent);
}

/** What a transferor's breach costs him, by what the notice said. Source: rules §6.9. */
export interface TransferorDue {
  /** What he owes whoever stood by him beside their deposits, which the center gives back; in fen. */
  readonly owedFen: Fen;
  /** The first day on which he may list the same thing again. */
  readonly relistFrom: PlainDate;
}

/** What a notice asks of a transferor who breaks his word; what it is silent on costs nothing. */
export function transferorTerms(parameters: Readonly<Record<string, number>>): {
  /** Of the deposit, beside giving it back. */
  readonly percent: number;
  /** In which the same thing may not be listed. */
  readonly months: number;
} {
  const { 'breach.transferorPercent': percent = 0, 'breach.relistMonths': months = 0 } = parameters;
  return { percent, months };
}

/** Who stood by a transferor. */
export interface StoodBy {
  /** What the center held: of the transferee, or of everybody admitted where there was no result yet. */
  readonly depositsFen: readonly Fen[];
  /** Of the contract; of the start price where there was no result yet. */
  readonly totalFen: Fen;
}

/** Each is rounded by itself. */
export function transferorDue(
  terms: PromisedTerms,
  { depositsFen, totalFen }: StoodBy,
  at: Instant,
): TransferorDue {
  const { months } = transferorTerms(terms.parameters);
  return {
    owedFen: depositsFen.reduce((sum, fen) => sum + transferorOwes(terms, fen, totalFen), 0n),
    relistFrom: addMonths(shanghaiDate(at), months),
  };
}
