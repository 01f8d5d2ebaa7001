import type { PropertyType } from '@helan/domain';
import { type Counted, findUnit, inOwnUnit } from './units.js';
import { findNumber, readNumber } from './number-words.js';
import { readStartPrice } from './read-price.js';
import type { Entry, LotFields } from './real-notice.js';
import { type Said, partsOf, said, textOf, wordsOf } from './said.js';

/** How much there is: of what the price is for, where the notice counts in several ways. */
export function readQuantity(type: PropertyType, fields: LotFields): Said<Counted> | undefined {
  const { quantity, area, totalArea, 数量, 产能, unit } = fields;
  const own = [数量, 产能].find(isNumber);
  // What stands beside the lots is of all of them.
  const counted: Entry | undefined = own === undefined ? quantity : { value: own, ...withUnit(unit) };
  const grounds = [area, totalArea];
  // A list of what belongs to a thing says less of it than its area does.
  const isList = typeof counted === 'string' && area !== undefined;
  const order = type.subject.kind === 'PARCELS' || isList ? [...grounds, counted] : [counted, ...grounds];
  const read = order.flatMap((entry) => readEntry(entry, usualUnit(type, fields)) ?? []);
  const priced = readStartPrice(fields, type.isBuying)?.value?.per;
  return (
    read.find(({ value }) => priced && value?.unit === priced) ?? read.find(({ value }) => value) ?? read[0]
  );
}

/** A count without a unit is of what the notice names, else of whatever the type counts first. */
function usualUnit({ quantityUnits }: PropertyType, { name, rightsKind }: LotFields): string {
  const isRooms = /摊位|铺|门市|房/.test(`${textOf(name)}${textOf(rightsKind)}`);
  return isRooms && quantityUnits.includes('间') ? '间' : quantityUnits[0]!;
}

function readEntry(entry: Entry | undefined, usual: string): Said<Counted> | undefined {
  const written = partsOf(entry);
  const words = wordsOf(entry);
  if (!written || words === '') return undefined;
  const found = findUnit(written.unit ?? (written.value === undefined ? wordsAfterNumber(words) : ''));
  const unit = found ?? { own: usual, over: 1n, under: 1n };
  const amount =
    readNumber(written.value) ??
    readNumber(written.yield) ??
    sumOf(written.parts) ??
    readNumber(written.stock) ??
    readNumber(written.min) ??
    findNumber(words)?.value;
  return said(words, amount ? inOwnUnit(amount, unit) : undefined);
}

/** `2套(拖拉机+旋耕机)` counts sets; whatever is named further on is not the unit. */
function wordsAfterNumber(words: string): string {
  const found = findNumber(words);
  return found ? found.after.slice(0, 8) : '';
}

function sumOf(parts: unknown): bigint | undefined {
  if (typeof parts !== 'object' || parts === null) return undefined;
  const numbers = Object.values(parts).map((part) => readNumber(part) ?? 0n);
  const sum = numbers.reduce((a, b) => a + b, 0n);
  return sum > 0n ? sum : undefined;
}

function isNumber(entry: unknown): boolean {
  return readNumber(entry) !== undefined;
}

function withUnit(unit: unknown): { unit?: string } {
  return typeof unit === 'string' ? { unit } : {};
}
