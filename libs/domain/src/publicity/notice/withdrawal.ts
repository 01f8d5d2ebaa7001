import { type Fen, formatYuan } from '../../kernel/money/index.js';
import { type PromisedTerms, clauseIn, transferorOwes } from '../../listing/listing/index.js';

/** Of a lot's terms, what taking it back is counted by: without a result the total is that of the start price. */
export interface WithdrawnTerms extends PromisedTerms {
  /** In fen. */
  readonly startTotalFen: string;
}

/** Who stood by a listing when its transferor took it back. */
export interface StandingApplicants {
  readonly count: number;
  /** Deposits that the center held of them, in fen. */
  readonly depositsFen: readonly Fen[];
}

/** What a transferor who takes his listing back owes beside the deposits, in fen, by what the notice said. Source: rules §6.1, §6.9. */
export function withdrawalDue(terms: WithdrawnTerms, { depositsFen }: StandingApplicants): Fen {
  const totalFen = BigInt(terms.startTotalFen);
  return depositsFen.reduce((sum, fen) => sum + transferorOwes(terms, fen, totalFen), 0n);
}

/** The same as the notice of the withdrawal says it. */
export function withdrawalInWords(terms: WithdrawnTerms, applicants: StandingApplicants): string {
  if (applicants.count === 0) return '没有人报名，转出方不承担赔偿';
  const owedFen = withdrawalDue(terms, applicants);
  const owed = owedFen === 0n ? '' : `，并按公告另付 ¥${formatYuan(owedFen)}`;
  return `已有 ${applicants.count} 人报名：保证金全额退还${owed}；看样、准备材料的实际损失由转出方凭证据赔偿，协商不成的依法解决`;
}

/**
 * What taking it back would cost him, told before he asks: for each who may have applied, by what the notice said. How
 * many there are nobody knows before registration closes. Source: rules §6.1, §6.9, §21 A13.
 */
export function withdrawalCostInWords(terms: WithdrawnTerms, depositFen: Fen | null): string {
  const { 'breach.transferorPercent': percent = 0 } = terms.parameters;
  const isDouble = clauseIn(terms).transferorPays === 'DOUBLE';
  const eachFen = withdrawalDue(terms, {
    count: 1,
    depositsFen: depositFen === null ? [] : [depositFen],
  });
  const each =
    eachFen === 0n
      ? ''
      : `，每人另付 ¥${formatYuan(eachFen)}（${isDouble ? '双倍返还定金' : `保证金的 ${percent}%`}）`;
  return `已经报名的：交了保证金的全额退还${each}；看样、准备材料的实际损失由转出方凭证据赔偿。没有人报名的，不承担赔偿。报名截止以前，谁也看不到有没有人报名。`;
}
