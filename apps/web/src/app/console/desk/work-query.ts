import { WORK_DUE, WORK_SORTS } from '@helan/contracts';

/** What the work list is asked with; an empty text leaves it open. The same words stand in the page's address and in a saved view. */
export interface WorkQuery {
  readonly kind: string;
  readonly region: string;
  readonly due: string;
  readonly q: string;
  /** `true`: only what one has taken over, or was handed. */
  readonly mine: string;
  /** Without one, overdue first, then what falls due first. */
  readonly sort: string;
  /** The place at which the page begins that is looked at. */
  readonly at: string;
}

const FIELDS = ['kind', 'region', 'due', 'q', 'mine', 'sort', 'at'] as const;
const MOST_LETTERS = 100;

export const WHOLE_LIST: WorkQuery = { kind: '', region: '', due: '', q: '', mine: '', sort: '', at: '' };

/** Of an address whatever the list understands; the rest of it is somebody else's. */
export function workQueryOf(params: Readonly<Record<string, unknown>>): WorkQuery {
  const said = FIELDS.map((field) => [
    field,
    textOf(params[field], field === 'at' ? MOST_OF_PLACE : MOST_LETTERS),
  ]);
  const query = Object.fromEntries(said) as unknown as WorkQuery;
  return {
    ...query,
    due: Object.hasOwn(WORK_DUE, query.due) ? query.due : '',
    sort: Object.hasOwn(WORK_SORTS, query.sort) && query.sort !== 'due' ? query.sort : '',
    mine: query.mine === 'true' ? 'true' : '',
  };
}

/** The other way round, for an address: only what says something. */
export function addressOf(query: WorkQuery): Record<string, string> {
  return Object.fromEntries(
    FIELDS.map((field) => [field, query[field]] as const).filter(([, text]) => text !== ''),
  );
}

/** The same for the router, which goes on with what it is not told to forget. */
export function paramsOf(query: WorkQuery): Record<string, string | null> {
  return Object.fromEntries(FIELDS.map((field) => [field, query[field] || null] as const));
}

/** As it is kept with a view: without the page, which is another one tomorrow. */
export function viewOf(query: WorkQuery): string {
  return new URLSearchParams(addressOf({ ...query, at: '' })).toString();
}

/** What a saved view asks for. */
export function queryOfView(text: string): WorkQuery {
  return { ...workQueryOf(Object.fromEntries(new URLSearchParams(text))), at: '' };
}

/** Another question begins at its first page; another page of the same question stays with it. */
export function askedAnew(query: WorkQuery, change: Partial<WorkQuery>): WorkQuery {
  return { ...query, at: '', ...change };
}

/** Whether both show the same list, on whichever page. */
export function isSameList(one: WorkQuery, other: WorkQuery): boolean {
  return viewOf(one) === viewOf(other);
}

/** Whether something is left out of the list; its order leaves nothing out. */
export function isNarrowed(query: WorkQuery): boolean {
  return viewOf({ ...query, sort: '' }) !== '';
}

type Direction = 'asc' | 'desc';

/** Which column is sorted, and how; the list's own order is that of the column by which it falls due. */
export function columnOf(sort: string): { readonly column: string; readonly direction: Direction } {
  if (sort === 'newest') return { column: 'since', direction: 'desc' };
  return { column: sort || 'due', direction: 'asc' };
}

/** The other way round; a column that has no order of its own leaves the list's. */
export function sortOf(column: string | undefined, direction: Direction): string {
  if (column === 'since' && direction === 'desc') return 'newest';
  return column !== undefined && column !== 'due' && Object.hasOwn(WORK_SORTS, column) ? column : '';
}

/** A place is a page's own mark, and longer than what somebody types. */
const MOST_OF_PLACE = 1_000;

/** A parameter that stands there twice counts once. */
function textOf(value: unknown, most: number): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.trim().slice(0, most) : '';
}
