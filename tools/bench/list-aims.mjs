// @ts-check
import { round } from './figures.mjs';

/**
 * @typedef {import('./list-routes.mjs').Kind} Kind
 * @typedef {Record<string, any>} Figures of one row at one size
 */

/** No row may take longer at the largest size than at the smallest by more than this. */
const MOST_GROWTH = 1.5;
/** Answers in so many milliseconds, 99 of 100, and so many a second; from so many connections at once. */
/** @type {Record<Kind, { p99Ms?: number, perSecond?: number }>} */
const AIMS = {
  list: { p99Ms: 50, perSecond: 1_500 },
  home: { perSecond: 300 },
  page: {},
  desk: { p99Ms: 100 },
  own: { p99Ms: 100 },
};
/** No more people than this sit at desks of one kind, or look at what is their own, at one moment. */
const AT_DESKS = 8;

/**
 * @param {Kind} kind
 * @param {number} connections of the public
 */
export function connectionsOf(kind, connections) {
  return kind === 'desk' || kind === 'own' ? Math.min(AT_DESKS, connections) : connections;
}

/**
 * How a row has grown from the smallest size to the largest, and which of its aims it reaches there.
 * @param {Kind | 'write'} kind
 * @param {Record<string, Figures>} sizes
 */
export function judge(kind, sizes) {
  const all = Object.keys(sizes)
    .map(Number)
    .sort((one, other) => one - other);
  const first = sizes[String(all[0])];
  const last = sizes[String(all.at(-1))];
  const growth = all.length > 1 && first?.['p50Ms'] > 0 ? round(last?.['p50Ms'] / first?.['p50Ms']) : null;
  /** @type {Record<string, string>} */
  const aims = {};
  const say = (/** @type {string} */ aim, /** @type {boolean} */ isReached, /** @type {number} */ value) => {
    aims[aim] = `${isReached ? 'reached' : 'missed'}: ${value}`;
  };
  if (growth !== null) say(`growth ≤ ${MOST_GROWTH}`, growth <= MOST_GROWTH, growth);
  const { p99Ms, perSecond } = kind === 'write' ? {} : AIMS[kind];
  const crowd = last?.['crowd'];
  if (crowd && p99Ms !== undefined) say(`p99 ≤ ${p99Ms} ms`, crowd.p99Ms <= p99Ms, crowd.p99Ms);
  if (crowd && perSecond !== undefined)
    say(`≥ ${perSecond} a second`, crowd.perSecond >= perSecond, crowd.perSecond);
  return { growth, aims };
}

/**
 * A line of the table for people.
 * @param {string} name
 * @param {{ sizes: Record<string, Figures>, growth: number | null, aims: Record<string, string> }} row
 */
export function lineOf(name, { sizes, growth, aims }) {
  const each = Object.entries(sizes).map(([size, figures]) => {
    const { items, total, p50Ms, crowd, apart, rowsRead, faults } = figures;
    const shown = items === undefined ? '' : ` ${items}/${total ?? items} rows,`;
    const alone = apart ? ` (each for himself ${apart.perSecond}/s p99 ${apart.p99Ms} ms)` : '';
    const many = crowd ? `, ${crowd.perSecond}/s p99 ${crowd.p99Ms} ms${alone}, ${rowsRead} read` : '';
    return `${size}:${shown} ${p50Ms} ms${many}${faults?.length ? `, ${faults.length} plan faults` : ''}`;
  });
  const missed = Object.entries(aims).filter(([, what]) => what.startsWith('missed'));
  const verdict =
    missed.length > 0
      ? `missed ${missed.map(([aim, what]) => `${aim} (${what.slice(8)})`).join(', ')}`
      : 'reached';
  return `${name} | ${each.join(' | ')} | × ${growth ?? '–'} | ${verdict}`;
}
