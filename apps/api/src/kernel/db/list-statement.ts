import type { SortKey } from './list-place.js';

/**
 * What a list shows: columns out of `from a join b on …`, under a condition, in an order whose last key is each row's
 * own. An index on the keys, in their directions, serves every page, however far behind.
 */
export interface ListStatement {
  readonly columns: string;
  readonly from: string;
  readonly where: string;
  readonly order: readonly SortKey[];
  readonly params: readonly unknown[];
  readonly pageSize?: number;
  /** What is counted, where less is needed for it than for what is shown: nothing beside it leaves a row out. */
  readonly counted?: string | undefined;
  /** How many there are, where that is asked anyway. */
  readonly total?: (() => Promise<ListTotal>) | undefined;
  readonly oneOf?: OneOf | undefined;
  /** Shown are rows of these parts, which have none in common: each is read by an index of its own. */
  readonly parts?: readonly ListPart[] | undefined;
  /** What is looked for beside: common or rare, it is found without reading all of the list. */
  readonly search?: string | undefined;
  /** The same, and what the parts say, as it is quick to ask of one row: what is common is found by it. */
  readonly near?: string | undefined;
}

/**
 * Rows with one of these texts: each text has its own part of an index that begins with it, of which no more is read than
 * a page, and the parts are merged.
 */
export interface OneOf {
  readonly sql: string;
  readonly values: readonly string[];
}

export interface ListPart {
  readonly where: string;
  /** Where its rows come from, if not from where all others do. */
  readonly from?: string | undefined;
  readonly oneOf?: OneOf | undefined;
}

/** `isMore`: the total is the least that there are. */
export interface ListTotal {
  readonly total: number;
  readonly isMore: boolean;
}

/** So far a list is counted. */
export const COUNTED = 10_000;

export function partsOf({ parts, oneOf }: ListStatement): readonly ListPart[] {
  return parts ?? [{ where: 'true', oneOf }];
}
