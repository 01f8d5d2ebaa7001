import { clauseInWords, depositClause } from '@helan/domain';
import type { LotTermsView } from '@helan/contracts';
import type { TermsSource } from './terms-source.js';

/** What becomes of the deposit, as the notice freezes it; nothing where none is asked. Source: rules §6.9, §10.1. */
export function depositOf({ project, type, read }: TermsSource): Pick<LotTermsView, 'deposit'> {
  if (type.isRelay || !read.depositFen) return {};
  const { method } = project.application;
  return { deposit: depositClause(project.application, { isBuying: type.isBuying, method }) };
}

/** The same in words, beside what the lot is: what is printed governs. */
export function depositFacts(source: TermsSource): LotTermsView['facts'] {
  const { deposit } = depositOf(source);
  if (!deposit) return [];
  const { type, rulebook } = source;
  const numbers = {
    refundDays: rulebook['refund.workingDays'],
    rate: rulebook['deposit.interestRate'],
    percent: rulebook['breach.transferorPercent'],
  };
  return clauseInWords(deposit, numbers, type.isBuying).map(([label, value]) => ({ label, value }));
}

/** Rules that govern nothing of this lot, as its clause says otherwise: they are not printed. */
export function idleRules(source: TermsSource): string[] {
  const { deposit } = depositOf(source);
  return [
    ...(deposit?.use === 'BOND' ? [] : ['bond.claimDays']),
    ...(!deposit || deposit.transferorPays === 'SHARE' ? [] : ['breach.transferorPercent']),
  ];
}
