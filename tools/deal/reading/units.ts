import { SCALE } from './number-words.js';

/** So much of a unit, in 0.0001 of it. */
export interface Counted {
  readonly amount: bigint;
  readonly unit: string;
}

/** A unit as it is written, the platform's own, and how many of that it is: over and under. */
type Row = readonly [written: string, own: string, over?: bigint, under?: bigint];

/** The longer before the shorter that it holds. */
const UNITS: readonly Row[] = [
  ['tCO₂e', 'tCO₂e'],
  ['tCO2e', 'tCO₂e'],
  ['吨二氧化碳当量', 'tCO₂e'],
  ['tce', 'tce'],
  ['吨标准煤', 'tce'],
  ['吨标煤', 'tce'],
  ['亩次', '亩次'],
  ['公顷', '亩', 15n],
  ['hm²', '亩', 15n],
  ['亩', '亩'],
  ['平方米', 'm²'],
  ['平米', 'm²'],
  ['㎡', 'm²'],
  ['m²', 'm²'],
  ['m2', 'm²'],
  ['立方米', 'm³'],
  ['㎥', 'm³'],
  ['m³', 'm³'],
  ['m3', 'm³'],
  ['立方', 'm³'],
  ['方', 'm³'],
  ['千瓦时', 'kWh'],
  ['kWh', 'kWh'],
  ['公斤', 'kg'],
  ['千克', 'kg'],
  ['kg', 'kg'],
  ['市斤', 'kg', 1n, 2n],
  ['斤', 'kg', 1n, 2n],
  ['吨', 't'],
  ['棵', '株'],
  ['株', '株'],
  ['股', '股'],
  ['份', '份'],
  ['头', '头'],
  ['只', '只'],
  ['羽', '羽'],
  ['尾', '尾'],
  ['辆', '台'],
  ['台', '台'],
  ['套', '套'],
  ['标段', '标段'],
  ['项', '项'],
  ['件', '件'],
  ['间', '间'],
  ['座', '座'],
  ['栋', '栋'],
  ['幢', '栋'],
  ['处', '处'],
  ['宗', '宗'],
  ['眼', '眼'],
  ['口', '眼'],
  ['t', 't'],
];
const GROUPS: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };

export interface FoundUnit {
  readonly own: string;
  /** How many of the platform's own unit one of the written unit is. */
  readonly over: bigint;
  readonly under: bigint;
}

/** The first unit of quantity that a text names: `万股` is ten thousand 股, `斤` half a kg. */
export function findUnit(text: string): FoundUnit | undefined {
  const places = UNITS.map((row) => ({ row, at: placeOf(row[0], text) })).filter(({ at }) => at >= 0);
  const [first] = places.sort((one, other) => one.at - other.at || other.row[0].length - one.row[0].length);
  if (!first) return undefined;
  const [, own, over = 1n, under = 1n] = first.row;
  const group = GROUPS[text[first.at - 1] ?? ''] ?? 1n;
  return { own, over: over * group, under };
}

/** A single letter is a unit only where it stands alone. */
function placeOf(written: string, text: string): number {
  if (written !== 't') return text.indexOf(written);
  const match = /(?<![A-Za-z])t(?![A-Za-z])/.exec(text);
  return match ? match.index : -1;
}

/** So much of a written unit in the platform's own; rounded half up where that does not come out even. */
export function inOwnUnit(amount: bigint, { own, over, under }: FoundUnit): Counted {
  return { amount: (amount * over * 2n + under) / (under * 2n), unit: own };
}

/** Units that say the same: so many of the second are one of the first. */
const SAME: readonly (readonly [string, string, bigint])[] = [
  ['万m³', 'm³', 10_000n],
  ['t', 'kg', 1000n],
  ['宗', '处', 1n],
  ['栋', '座', 1n],
  ['处', '座', 1n],
];

export interface Conversion {
  readonly unit: string;
  /** By how much a quantity is multiplied and divided, and a price the other way round. */
  readonly over: bigint;
  readonly under: bigint;
}

/** The unit itself where it is among those a type knows, else one that says exactly the same; nothing else fits. */
export function convert(unit: string, known: readonly string[]): Conversion | undefined {
  if (known.includes(unit)) return { unit, over: 1n, under: 1n };
  for (const [large, small, count] of SAME) {
    if (unit === large && known.includes(small)) return { unit: small, over: count, under: 1n };
    if (unit === small && known.includes(large)) return { unit: large, over: 1n, under: count };
  }
  return undefined;
}

/** One of whatever is counted. */
export const ONE = SCALE;
