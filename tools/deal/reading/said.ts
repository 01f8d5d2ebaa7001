import type { Entry, Written } from './real-notice.js';

/** What a notice says of one thing: its words, and what they mean as far as they can be read. */
export interface Said<T> {
  readonly words: string;
  readonly value?: T;
}

/** What was read, with the words it was read from. */
export function said<T>(words: string, value?: T): Said<T> {
  return value === undefined ? { words } : { words, value };
}

/** All the parts of what a notice writes; a bare number or sentence is one of them. Nothing for any other thing. */
export function partsOf(entry: unknown): Written | undefined {
  if (typeof entry === 'number') return { value: entry };
  if (typeof entry === 'string') return entry.trim() === '' ? undefined : { what: entry };
  if (!isRecord(entry)) return undefined;
  const kept = Object.entries(entry).filter(([name, part]) => isOfItsKind(name, part));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

const WORDS = ['unit', 'asStated', 'rule', 'basis', 'base', 'what'];

/** What stands where words, or numbers by name, belong and is none of them says nothing. */
function isOfItsKind(name: string, part: unknown): boolean {
  if (WORDS.includes(name)) return isText(part);
  if (name === 'parts') return isRecord(part) && Object.values(part).every(isGiven);
  return isGiven(part) || typeof part === 'boolean';
}

/** The words of an entry, as they are quoted back. */
export function wordsOf(entry: Entry | undefined): string {
  const written = partsOf(entry);
  if (!written) return '';
  const { unit = '', asStated, pct, base = '', basis, rule, what, min, max, parts } = written;
  const span = min === undefined ? undefined : [min, max].filter(isGiven).join('–');
  const number = written.value ?? written.yield ?? written.stock ?? span;
  return [
    isGiven(number) ? `${number} ${unit}`.trim() : '',
    isGiven(pct) ? `${base}${pct}%` : '',
    isRecord(parts)
      ? Object.entries(parts)
          .map(([name, one]) => `${name} ${String(one)} ${unit}`.trim())
          .join('、')
      : '',
    ...[asStated, what, rule, basis].filter(isText),
  ]
    .filter(Boolean)
    .join('，');
}

/** A sentence of the notice; nothing where something else stands in its place. */
export function textOf(entry: unknown): string {
  return typeof entry === 'string' ? entry : Array.isArray(entry) ? entry.filter(isText).join('；') : '';
}

export function isRecord(thing: unknown): thing is Record<string, unknown> {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing);
}

function isText(text: unknown): text is string {
  return typeof text === 'string' && text !== '';
}

function isGiven(number: unknown): number is number | string {
  return typeof number === 'number' || isText(number);
}
