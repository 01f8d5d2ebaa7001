import { createHash } from 'node:crypto';
import { refused } from '../http/refused-error.js';

/** One key of a list's order. `sql` is never null: what may be missing is put at an end, as with `coalesce`. */
export interface SortKey {
  readonly sql: string;
  readonly type: 'timestamptz' | 'date' | 'uuid' | 'text' | 'integer' | 'bigint' | 'boolean';
  readonly isDescending?: boolean;
}

/** Where a page begins: behind a row, or in front of one, which is named by the keys of the list's order. */
export interface ListPlace {
  readonly isBack: boolean;
  readonly keys: readonly string[];
}

const LONGEST = 2000;

/** The place as an address bears it. */
export function writePlace({ isBack, keys }: ListPlace, order: readonly SortKey[]): string {
  const place = { to: isBack ? 'previous' : 'next', of: markOf(order), keys };
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Refuses what cannot be read as a place of this list: another order, other keys, or no place at all. */
export function readPlace(at: string, order: readonly SortKey[]): ListPlace {
  const { to, of, keys } = read(at);
  const isPlace =
    (to === 'next' || to === 'previous') &&
    of === markOf(order) &&
    Array.isArray(keys) &&
    keys.length === order.length &&
    order.every(({ type }, index) => typeof keys[index] === 'string' && FORMS[type](keys[index]));
  if (!isPlace) throw refused('request.bad-place', undefined, 'at');
  return { isBack: to === 'previous', keys: keys as string[] };
}

interface Read {
  readonly to?: unknown;
  readonly of?: unknown;
  readonly keys?: unknown;
}

function read(at: unknown): Read {
  if (typeof at !== 'string' || at.length > LONGEST) return {};
  try {
    return (JSON.parse(Buffer.from(at, 'base64url').toString('utf8')) as Read | null) ?? {};
  } catch {
    return {};
  }
}

/** Tells a list's order from others: a place says nothing about a list that is ordered otherwise. */
function markOf(order: readonly SortKey[]): string {
  const words = order.map(({ sql, type, isDescending }) => [sql, type, isDescending === true]);
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 8);
}

/** What the database surely reads as a value of the type: it is never asked about anything else. */
const FORMS: Readonly<Record<SortKey['type'], (text: string) => boolean>> = {
  timestamptz: isMoment,
  date: (text) => isEnd(text) || isDay(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  text: (text) => !text.includes('\0'),
  integer: (text) => /^-?\d{1,10}$/.test(text) && BigInt.asIntN(32, BigInt(text)) === BigInt(text),
  bigint: (text) => /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text),
  boolean: (text) => text === 'true' || text === 'false',
};

const TIME = /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d){0,2}$/;

function isMoment(text: string): boolean {
  const day = TIME.exec(text)?.[1];
  return isEnd(text) || (day !== undefined && isDay(day));
}

function isEnd(text: string): boolean {
  return text === 'infinity' || text === '-infinity';
}

function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}
