/** Among equals those with the highest priority right; all of them where nobody has one. Source: rules §8.2.6, §21 A12. */
export function firstByRank<One extends { readonly rank: number | null }>(equals: readonly One[]): One[] {
  const ranks = equals.flatMap(({ rank }) => (rank === null ? [] : [rank]));
  if (ranks.length === 0) return [...equals];
  const highest = Math.min(...ranks);
  return equals.filter(({ rank }) => rank === highest);
}
