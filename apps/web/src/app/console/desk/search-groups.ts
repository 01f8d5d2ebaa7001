import type { SearchHit } from '@helan/contracts';

export interface SearchGroup {
  readonly kind: string;
  readonly kindName: string;
  readonly hits: readonly (SearchHit & { readonly index: number })[];
}

/** Hits by their kind, in the order in which the kinds come; each knows its place among all, as the arrows go. */
export function groupHits(hits: readonly SearchHit[]): SearchGroup[] {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  const groups = kinds.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) }));
  let index = 0;
  return groups.map((group) => ({
    kind: group.kind,
    kindName: group.hits[0]!.kindName,
    hits: group.hits.map((hit) => ({ ...hit, index: index++ })),
  }));
}

/** Where the arrows lead among so many: round the ends, −1 before the first press. */
export function stepIn(count: number, from: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (from < 0) return step === 1 ? 0 : count - 1;
  return (from + step + count) % count;
}

/** Fewer letters find too much to be of use; digits of a number count like letters. */
export function isEnough(text: string): boolean {
  return [...text.trim()].length >= 2;
}

/** Something has been typed, and not enough: told, so that it is not taken for nothing found. */
export function isTooShort(text: string): boolean {
  return text.trim() !== '' && !isEnough(text);
}
