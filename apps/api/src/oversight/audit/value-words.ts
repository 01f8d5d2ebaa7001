import {
  type Attribute,
  type PriceScale,
  answerInWords,
  formatPrice,
  formatYuan,
  momentInWords,
  quantityInWords,
} from '@helan/domain';
import { CODES, JSON_CODES } from './labels/codes.js';
import { paperName } from './paper-names.js';

/** What belongs to the lines of a listing and does not stand in them. */
export interface Surroundings {
  /** People, parties and villages by what refers to them. */
  readonly names: ReadonlyMap<string, string>;
  /** Decimals of the listing's unit prices. */
  readonly scale: PriceScale;
  readonly typeCode: string;
  /** What the type asks, by its key. */
  readonly attributes: ReadonlyMap<string, Attribute>;
}

/** Where a value stands: its table and column, and inside of it the name under which it is kept, if it is a part. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly key: string | null;
  /** Whether the part is an answer to a question of the type. */
  readonly isAnswer: boolean;
}

const LONGEST_VALUE = 400;
/** What lies sealed, and what numbers are found by, is no more than named. */
const SEALED = /(_enc|_hash_even|id_number_hash|salt|secret|envelope|idempotency_key)$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** How the database writes what refers to another line. */
export const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const FINGERPRINT = /^[0-9a-f]{64}$/;
/** Prices of one unit, which count the smallest part of their own scale; all other money is fen. */
const UNIT_PRICES: readonly string[] = [
  'unit_price_fen',
  'current_fen',
  'agreed_fen',
  'startPriceFen',
  'stepFen',
  'floorFen',
  'ceilingFen',
  'intendedFen',
];

/** Whether there is anything: a form of which nothing is filled in is empty, too. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** A value of the record as the pages say it; empty where there is none. */
export function valueInWords(place: Place, value: unknown, surroundings: Surroundings): string {
  if (isEmpty(value)) return '';
  if (SEALED.test(place.column)) return '（密文）';
  const question = place.isAnswer ? surroundings.attributes.get(place.key!) : undefined;
  if (question && typeof value === 'string') return answerInWords(question, value);
  const words = Array.isArray(value)
    ? value.map((one) => scalarInWords(place, one, surroundings)).join('；')
    : scalarInWords(place, value, surroundings);
  return words.length > LONGEST_VALUE ? `${words.slice(0, LONGEST_VALUE)}……` : words;
}

function scalarInWords(
  { table, column, key }: Place,
  value: unknown,
  { names, scale, typeCode }: Surroundings,
): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const name = key ?? column;
  const code = (key === null ? CODES[`${table}.${column}`] : JSON_CODES[key])?.[text];
  if (code !== undefined) return code;
  if (`${table}.${name}` === 'project_document.kind') return paperName(typeCode, text);
  if (/^-?\d+$/.test(text)) {
    if (UNIT_PRICES.includes(name)) return `¥${formatPrice(BigInt(text), scale)}`;
    if (/(_fen|Fen)$/.test(name)) return `¥${formatYuan(BigInt(text))}`;
    if (`${table}.${name}` === 'project_household.mu') return quantityInWords(BigInt(text), '亩');
  }
  if (MOMENT.test(text)) return momentInWords(Date.parse(text));
  if (FINGERPRINT.test(text)) return `${text.slice(0, 16)}……`;
  return names.get(text) ?? (ID.test(text) ? `编号 ${text.slice(0, 8)}` : text);
}
