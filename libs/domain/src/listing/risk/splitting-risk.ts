import { type Fen, formatYuan } from '../../kernel/money/index.js';
import type { Risk } from './risk-rule.js';

/** Another listing of the same owner in twelve months. */
export interface SiblingListing {
  readonly title: string;
  readonly totalFen: Fen;
}

/**
 * Two or more listings of one owner within the last tenth under the same line. Lines and amounts in fen.
 * Source: rules §11.3 R10.
 */
export function findSplittingRisk(
  totalFen: Fen,
  siblings: readonly SiblingListing[],
  lines: readonly Fen[],
): Risk | undefined {
  const line = lines.find((limit) => isJustUnder(totalFen, limit));
  if (line === undefined) return undefined;
  const near = siblings.filter((sibling) => isJustUnder(sibling.totalFen, line));
  if (near.length === 0) return undefined;
  const others = near.map(({ title, totalFen: fen }) => `“${title}” ${formatYuan(fen)} 元`).join('、');
  const evidence = `本项目 ${formatYuan(totalFen)} 元和同一转出方的${others}都略低于 ${formatYuan(line)} 元`;
  return { code: 'R10', level: 'YELLOW', evidence };
}

function isJustUnder(amount: Fen, limit: Fen): boolean {
  return amount < limit && amount * 10n >= limit * 9n;
}
