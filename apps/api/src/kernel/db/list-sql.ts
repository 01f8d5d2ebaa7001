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
  const condition = place ? ` and ${isBehind(read, params.length + 1)}` : '';
  const found = search ? ` and (${search})` : '';
  const keys = order.map(({ sql }) => `(${sql})::text`).join(', ');
  const kept = order.map(({ sql }, index) => `(${sql}) as list_key_${index}`).join(', ');
  const each = (part: string) =>
    `select ${columns}, array[${keys}] as list_keys, ${kept} ${from} where (${where})${condition}${found} and (${part})`;
  const inOrder = (nameOf: (key: SortKey, index: number) => string) =>
    `order by ${read.map((key, index) => nameOf(key, index) + (key.isDescending ? ' desc' : '')).join(', ')} limit ${most}`;
  const own = inOrder(({ sql }) => `(${sql})`);
  const parts = partsOf(statement);
  const sqls = parts.map(({ where: part, oneOf }) => {
    // What is rare is taken out of its index whole, and then put in order.
    if (search && oneOf) return `${each(`(${part}) and ${oneOf.sql} = any(${bind(oneOf.values)})`)} offset 0`;
    if (search) return `${each(part)} offset 0`;
    if (!oneOf) return `${each(part)} ${own}`;
    return `select part.* from unnest(${bind(oneOf.values)}::text[]) one_of (value)
      cross join lateral (${each(`(${part}) and ${oneOf.sql} = one_of.value`)} ${own}) part`;
  });
  if (sqls.length === 1 && !parts[0]!.oneOf && !search) return { sql: sqls[0]!, bound };
  const all = sqls.map((sql) => `(${sql})`).join(' union all ');
  return { sql: `select * from (${all}) list ${inOrder((_, index) => `list_key_${index}`)}`, bound };
}

function turned(key: SortKey): SortKey {
  return { ...key, isDescending: !key.isDescending };
}

/** SQL condition: whether a row comes behind the keys that are bound from `first` on. */
function isBehind(order: readonly SortKey[], first: number): string {
  const marks = order.map(({ type }, index) => `$${first + index}::${type}`);
  const signs = order.map(({ isDescending }) => (isDescending ? '<' : '>'));
  if (new Set(signs).size === 1)
    return `(${order.map(({ sql }) => sql).join(', ')}) ${signs[0]} (${marks.join(', ')})`;
  const last = order.length - 1;
  return order.reduceRight((rest, { sql }, index) => {
    const isFurther = `(${sql}) ${signs[index]} ${marks[index]}`;
    if (index === last) return isFurther;
    return `((${sql}) ${signs[index]}= ${marks[index]} and (${isFurther} or ${rest}))`;
  }, '');
}
