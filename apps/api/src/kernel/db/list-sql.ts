import type { ListPlace, SortKey } from './list-place.js';
import { type ListStatement, partsOf } from './list-statement.js';

/** Rows of a list in its order, from a place on, at most so many; with the keys by which each has its place. */
export function listSql(
  statement: ListStatement,
  place: ListPlace | undefined,
  most: number,
): { sql: string; bound: unknown[] } {
  const { columns, from, where, order, params, search } = statement;
  const read = place?.isBack ? order.map(turned) : order;
  const bound = [...params, ...(place?.keys ?? [])];
  const bind = (value: unknown) => `$${bound.push(value)}`;
  const found = search ? ` and (${search})` : '';
  const keys = order.map(({ sql }) => `(${sql})::text`).join(', ');
  const kept = order.map(({ sql }, index) => `(${sql}) as list_key_${index}`).join(', ');
  const each = (part: string, behind: string, origin = from) =>
    `select ${columns}, array[${keys}] as list_keys, ${kept} ${origin} where (${where}) and (${behind})${found} and (${part})`;
  const inOrder = (nameOf: (key: SortKey, index: number) => string) =>
    `order by ${read.map((key, index) => nameOf(key, index) + (key.isDescending ? ' desc' : '')).join(', ')} limit ${most}`;
  const own = inOrder(({ sql }) => `(${sql})`);
  const stretches = place ? stretchesBehind(read, params.length + 1) : ['true'];
  const parts = partsOf(statement);
  const sqls = parts.flatMap(({ where: part, oneOf, from: origin }) => {
    const values = oneOf && `${bind(oneOf.values)}::text[]`;
    // What is rare is taken out of its index whole, and then put in order.
    if (search) {
      const one = oneOf ? ` and ${oneOf.sql} = any(${values})` : '';
      return [`${each(`(${part})${one}`, stretches.join(' or '), origin)} offset 0`];
    }
    return stretches.map((behind) =>
      oneOf
        ? `select part.* from unnest(${values}) one_of (value)
      cross join lateral (${each(`(${part}) and ${oneOf.sql} = one_of.value`, behind, origin)} ${own}) part`
        : `${each(part, behind, origin)} ${own}`,
    );
  });
  if (sqls.length === 1 && !parts[0]!.oneOf && !search) return { sql: sqls[0]!, bound };
  const all = sqls.map((sql) => `(${sql})`).join(' union all ');
  return { sql: `select * from (${all}) list ${inOrder((_, index) => `list_key_${index}`)}`, bound };
}

function turned(key: SortKey): SortKey {
  return { ...key, isDescending: !key.isDescending };
}

/**
 * What comes behind the keys that are bound from `first` on, as stretches that have no row in common: the last first
 * keys are the same, and the next one is further. An index that follows the order finds where each begins; of one
 * condition about all keys it would know the first key alone, and read what is before the place. The last two keys of
 * one direction, and keys that all have one, are compared as a row: few rows have the same.
 */
function stretchesBehind(order: readonly SortKey[], first: number): string[] {
  const marks = order.map(({ type }, index) => `$${first + index}::${type}`);
  const isMixed = new Set(order.map(({ isDescending }) => isDescending === true)).size > 1;
  const starts = order.flatMap((key, index) => {
    const isAlike = index > 0 && !key.isDescending === !order[index - 1]!.isDescending;
    const isJoined = isAlike && (!isMixed || index === order.length - 1);
    return isJoined ? [] : [index];
  });
  return starts
    .map((start, run) => {
      const end = starts[run + 1] ?? order.length;
      const same = order.slice(0, start).map((key, index) => isSame(key, marks[index]!));
      const further = `(${sqlsOf(order.slice(start, end))}) ${order[start]!.isDescending ? '<' : '>'} (${marks.slice(start, end).join(', ')})`;
      return `(${[...same, further].join(' and ')})`;
    })
    .reverse();
}

function sqlsOf(keys: readonly SortKey[]): string {
  return keys.map(({ sql }) => `(${sql})`).join(', ');
}

/** Asked for, not written: `(a is null) = false` becomes `a is not null`, which an index on `(a is null)` does not know. */
function isSame({ sql, type }: SortKey, mark: string): string {
  return `(${sql}) = ${type === 'boolean' ? `(select ${mark})` : mark}`;
}
