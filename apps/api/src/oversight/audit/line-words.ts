import type { HistoryChangeView } from '@helan/contracts';
import { COLUMN_LABELS, NOT_TOLD } from './labels/column-labels.js';
import { JSON_KEYS } from './labels/json-keys.js';
import { type Surroundings, isEmpty, valueInWords } from './value-words.js';

export type Line = Readonly<Record<string, unknown>>;

/** A line as it was written down. */
export interface NotedLine {
  readonly table_name: string;
  readonly before: Line | null;
  readonly after: Line | null;
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Frozen copies of what can be read elsewhere: of a line that is new or gone no more than that they are there. */
const COPIES: readonly string[] = [
  'lot.terms',
  'notice.content',
  'bidding_session.rules',
  'bidding_session.terms',
  'archive_file.items',
  'archive_file.record',
  'project.corrected_from',
];
const THERE = '（已填，全文在项目、公告、竞价厅或者档案里）';

/** From what to what, column by column, in the words of the pages; what stays empty is not told. */
export function lineInWords(line: NotedLine, surroundings: Surroundings): HistoryChangeView[] {
  const { table_name: table, before, after } = line;
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return columns
    .filter((column) => !NOT_TOLD.includes(`${table}.${column}`))
    .flatMap((column) => {
      const values = [before?.[column], after?.[column]] as const;
      const isCopy = (before === null || after === null) && COPIES.includes(`${table}.${column}`);
      return isCopy
        ? copyInWords(table, column, values)
        : columnInWords({ table, column }, values, surroundings);
    });
}

function copyInWords(
  table: string,
  column: string,
  [was, is]: readonly [unknown, unknown],
): HistoryChangeView[] {
  if (isEmpty(was) && isEmpty(is)) return [];
  const name = nameOf(table, [column], new Map());
  return [{ ...name, before: isEmpty(was) ? '' : THERE, after: isEmpty(is) ? '' : THERE }];
}

function columnInWords(
  { table, column }: { readonly table: string; readonly column: string },
  [was, is]: readonly [unknown, unknown],
  surroundings: Surroundings,
): HistoryChangeView[] {
  const [earlier, later] = [leavesOf(was), leavesOf(is)];
  const paths = new Map([...earlier, ...later].map(({ path }) => [path.join('.'), path]));
  return [...paths.values()].flatMap((path) => {
    const place = {
      table,
      column,
      key: path.findLast((part) => !isPosition(part)) ?? null,
      isAnswer: path.at(-2) === 'attributes',
    };
    const [from, to] = [leafAt(earlier, path), leafAt(later, path)];
    const [before, after] = [from, to].map((value) => valueInWords(place, value, surroundings));
    const isSame = JSON.stringify(from) === JSON.stringify(to);
    if (isSame || (before === '' && after === '')) return [];
    const name = nameOf(table, [column, ...path], surroundings.attributes);
    return [{ ...name, before: before!, after: before === after ? '（已改）' : after! }];
  });
}

function leafAt(leaves: readonly Leaf[], path: readonly string[]): unknown {
  return leaves.find((leaf) => leaf.path.join('.') === path.join('.'))?.value;
}

/** The parts of a value that are no parts themselves; a list of words, and a boundary, are one. */
function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (isEmpty(value)) return path.length === 0 ? [{ path, value: null }] : [];
  if (path.at(-1) === 'boundary') return [{ path, value: '（已画）' }];
  const isList = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  if (typeof value !== 'object' || value === null || isList) return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part, [...path, Array.isArray(value) ? String(Number(key) + 1) : key]),
  );
}

/** What a column, or a part of what stands in it, is called; the database's own name where nobody has named it. */
function nameOf(
  table: string,
  [column, ...path]: readonly [string, ...string[]],
  attributes: Surroundings['attributes'],
): Pick<HistoryChangeView, 'column' | 'raw'> {
  const parts = path.map((part, index) => {
    if (isPosition(part)) return `第 ${part} 项`;
    return path[index - 1] === 'attributes' ? attributes.get(part)?.name : JSON_KEYS[part];
  });
  const words = [COLUMN_LABELS[table]?.[column], ...parts];
  if (words.includes(undefined)) return { column: '其他字段', raw: [column, ...path].join('.') };
  return { column: words.join('·') };
}

function isPosition(part: string): boolean {
  return /^\d+$/.test(part);
}
