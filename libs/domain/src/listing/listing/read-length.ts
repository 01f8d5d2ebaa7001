import type { TermLength } from '../price/index.js';

const DIGITS = '零一二三四五六七八九';
/** Not the year of a calendar, an age, a frequency or a year's harvest: `2027年`, `三年生`, `每3年`, `近两年`. */
const LENGTH =
  /(?<![\d.〇零一二三四五六七八九十第每近前后])(?:(\d{1,3}(?:\.5)?|[一二两三四五六七八九十]{1,3})\s*年(?:零|又)?(半)?(?![生级龄产份度前内来])(?:\s*(\d{1,3}(?:\.5)?|[一二两三四五六七八九十]{1,3})\s*个?月)?|(\d{1,3}(?:\.5)?|[一二两三四五六七八九十]{1,3})\s*个月)/g;

/** Every length of time that a text speaks of, in whole months: `八年`, `3年5个月`, `18个月`, `两年半`. */
export function lengthsIn(text: string): number[] {
  return [...text.matchAll(LENGTH)].map(
    ([, years = '', half, months, alone]) =>
      numberOf(years) * 12 + (half ? 6 : 0) + numberOf(months ?? alone ?? ''),
  );
}

/** The one length that a short text is, in months; `8` are years. Nothing where it is none. */
export function readLength(text: string): number | undefined {
  const plain = text.trim();
  if (/^\d{1,3}(\.5)?$/.test(plain)) return Number(plain) * 12;
  const lengths = lengthsIn(plain);
  return lengths.length === 1 ? lengths[0] : undefined;
}

/** First and last calendar year of a span such as `2027—2034年`; nothing where the text has none. */
export function yearSpanIn(text: string): { readonly from: number; readonly to: number } | undefined {
  const match = /(?<!\d)((?:19|20)\d{2})\s*年?\s*[-－—–~～至到]+\s*((?:19|20)\d{2})(?!\d)/.exec(text);
  return match ? { from: Number(match[1]), to: Number(match[2]) } : undefined;
}

/** Whether a term is exactly so many months long. */
export function isLength({ years, months, days }: TermLength, wanted: number): boolean {
  return days === 0 && years * 12 + months === wanted;
}

function numberOf(text: string): number {
  if (text === '') return 0;
  if (/^\d/.test(text)) return Number(text);
  const plain = text.replace('两', '二');
  const [tens, ones] = plain.includes('十') ? (plain.split('十') as [string, string]) : ['零', plain];
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}
