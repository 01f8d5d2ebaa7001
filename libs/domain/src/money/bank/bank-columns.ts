import { type Refusal, refusal } from '../../kernel/index.js';
import { headKey, plainCell } from './bank-cell.js';
import { BANK_FACTS, type BankFact, type WrittenLine } from './bank-fact.js';

/** Under which title each fact stands in the files of one bank. */
export type BankColumns = Readonly<Partial<Record<BankFact, string>>>;

/** In which column of the file each fact stands, counted from 0, and behind how many rows of titles. */
export interface FoundHead {
  readonly places: ReadonlyMap<BankFact, number>;
  /** The first row behind the titles, counted from 0. */
  readonly next: number;
}

/** Above the titles stand the bank's name, the account and the days; nobody's file has more of it. */
export const MOST_HEAD_ROWS = 40;
/** A title may be broken over so many rows. */
const DEEPEST = 3;

/** What is missing or doubled in what two people say about a bank's columns. */
export function refuseColumns(columns: BankColumns): Refusal[] {
  const isThere = (fact: BankFact) => (columns[fact] ?? '') !== '';
  const missing: BankFact[] = (['day', 'flowNo'] as const).filter((fact) => !isThere(fact));
  const ways = [
    isThere('signed'),
    isThere('amount') && isThere('direction'),
    isThere('in') && isThere('out'),
  ].filter(Boolean).length;
  const faults = missing.map((fact) =>
    refusal('bank.columns-incomplete', fact, { column: BANK_FACTS[fact] }),
  );
  if (ways !== 1) faults.push(refusal('bank.columns-incomplete', 'signed', { column: '金额' }));
  const seen = new Map<string, BankFact>();
  for (const [fact, title] of Object.entries(columns) as [BankFact, string][]) {
    const key = headKey(title);
    const other = seen.get(key);
    if (key !== '' && other !== undefined)
      faults.push(refusal('bank.columns-doubled', fact, { column: title, other: BANK_FACTS[other] }));
    seen.set(key, fact);
  }
  return faults;
}

/**
 * Where the titles stand among the first rows, in one row or broken over up to three, merged or not; or which of them are
 * not there, beside those that are. Nobody guesses: a bank that has changed its columns is told to two people.
 */
export function findHead(rows: readonly (readonly string[])[], columns: BankColumns): FoundHead | Refusal[] {
  const asked = (Object.entries(columns) as [BankFact, string][]).filter(([, title]) => title !== '');
  let best: { found: number; titles: readonly string[] } = { found: 0, titles: [] };
  for (let at = 0; at < rows.length; at += 1)
    for (let deep = 1; deep <= DEEPEST && at + deep <= rows.length; deep += 1) {
      const titles = titlesOf(rows.slice(at, at + deep));
      const keys = titles.map(headKey);
      const found = asked.filter(([, title]) => keys.includes(headKey(title)));
      if (found.length === asked.length) return placesIn(keys, asked, at + deep);
      if (found.length > best.found) best = { found: found.length, titles };
    }
  if (best.found === 0) return [refusal('bank.no-head')];
  const there = best.titles.filter(Boolean).join('、');
  const keys = best.titles.map(headKey);
  return asked
    .filter(([, title]) => !keys.includes(headKey(title)))
    .map(([fact, title]) => refusal('bank.column-missing', fact, { column: title, there }));
}

function placesIn(
  keys: readonly string[],
  asked: readonly (readonly [BankFact, string])[],
  next: number,
): FoundHead | Refusal[] {
  const twice = asked.filter(([, title]) => keys.filter((key) => key === headKey(title)).length > 1);
  if (twice.length > 0)
    return twice.map(([fact, title]) => refusal('bank.column-twice', fact, { column: title }));
  return { places: new Map(asked.map(([fact, title]) => [fact, keys.indexOf(headKey(title))])), next };
}

/** Titles of one or several rows; what is merged stands in its first cell alone and is meant for those to its right. */
function titlesOf(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const titles = Array.from({ length: width }, () => '');
  rows.forEach((row, depth) => {
    let merged = '';
    for (let column = 0; column < width; column += 1) {
      const own = plainCell(row[column] ?? '');
      if (own !== '') merged = own;
      const hasBelow = rows.slice(depth + 1).some((below) => plainCell(below[column] ?? '') !== '');
      titles[column] += own !== '' || hasBelow ? (own === '' ? merged : own) : '';
    }
  });
  return titles;
}

/** One row as the bank means it. */
export function writtenLine(cells: readonly string[], { places }: FoundHead): WrittenLine {
  return Object.fromEntries([...places].map(([fact, place]) => [fact, plainCell(cells[place] ?? '')]));
}

const FOOTERS =
  /^(合计|小计|总计|本页|累计|以下|期初|期末|上页|承前|过次|打印|制表|汇总|总笔数|记录数|备注|注[:：])/;

/** What is no line: an empty row, a sum, a word below the table, or the titles once more on the next page. */
export function isBetween(cells: readonly string[], head: FoundHead, columns: BankColumns): boolean {
  const texts = cells.map(plainCell);
  const first = texts.find((text) => text !== '');
  if (first === undefined) return true;
  const at = (fact: BankFact) => texts[head.places.get(fact) ?? -1] ?? '';
  if (headKey(at('day')) === headKey(columns.day ?? '') && at('day') !== '') return true;
  return FOOTERS.test(first) && at('flowNo') === '';
}

/** The account that a file names above its titles: `账号：6401 2200 0100 0001`. */
export function accountAbove(rows: readonly (readonly string[])[]): string | undefined {
  for (const row of rows) {
    const texts = row.map(plainCell);
    const at = texts.findIndex((text) => /账号|帐号|账户号码/.test(text) && !/对方/.test(text));
    if (at < 0) continue;
    const digits = [texts[at]!, texts[at + 1] ?? ''].map((text) => text.replace(/[\s-]/g, ''));
    const found = digits.map((text) => /\d{8,30}/.exec(text)?.[0]).find((text) => text !== undefined);
    if (found) return found;
  }
  return undefined;
}
