import { type Fen, percentOf } from '../../kernel/money/index.js';
import { type DepositClause, clauseIn } from './deposit-clause.js';
import { mostEarnest } from './earnest.js';

/** Of a lot's terms, what a breach of its transferor is counted by. */
export interface PromisedTerms {
  readonly parameters: Readonly<Record<string, number>>;
  readonly deposit?: DepositClause;
  readonly isBuying: boolean;
}

/** What of a deposit is 定金, in fen: nothing where its notice does not call it so, and a fifth of the total at the most. */
export function earnestIn(lot: Omit<PromisedTerms, 'parameters'>, depositFen: Fen, totalFen: Fen): Fen {
  if (clauseIn(lot).nature !== 'EARNEST') return 0n;
  const mostFen = mostEarnest(totalFen);
  return depositFen < mostFen ? depositFen : mostFen;
}

/**
 * What a transferor who breaks his word owes one who stood by him, in fen, beside the deposit that goes back: as much
 * again as is 定金, or the share that the notice names. A loss two people have to find out first. `totalFen` is of the
 * contract, of the start price where there is no result. Source: rules §6.9; 民法典 第五百八十七条.
 */
export function transferorOwes(lot: PromisedTerms, depositFen: Fen, totalFen: Fen): Fen {
  const { 'breach.transferorPercent': percent = 0 } = lot.parameters;
  switch (clauseIn(lot).transferorPays) {
    case 'DOUBLE':
      return earnestIn(lot, depositFen, totalFen);
    case 'LOSS':
      return 0n;
    case 'SHARE':
      return percentOf(depositFen, percent);
  }
}
