import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { HashTree, leafHash, neighboursOf, rootOfPath } from '../../kernel/index.js';
import { FIRST_ROOT, type ProvedDay, checkDays, dayText } from './public-day.js';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const treeOf = (leaves: readonly string[]) => new HashTree(leaves, hash);
const sign = (root: string) => `signed:${root}`;
const isSigned = (root: string, signature: string) => signature === sign(root);

/** Days of a board on which these notices stood; every proof is for the notice `a`. */
function board(lists: readonly (readonly [string, readonly string[]])[]): ProvedDay[] {
  const days: ProvedDay[] = [];
  for (const [day, notices] of lists) {
    const before = days.at(-1);
    const signed = {
      day,
      prevDay: before?.day ?? null,
      prevRoot: before?.root ?? FIRST_ROOT,
      treeRoot: treeOf(notices).root,
      count: notices.length,
      signedAt: `${day}T04:00:00.000Z`,
    };
    const root = hash(dayText(signed));
    const index = notices.indexOf('a');
    const path = index < 0 ? {} : { path: treeOf(notices).path(index) };
    days.push({ ...signed, root, signature: sign(root), ...path });
  }
  return days;
}

const DAYS = board([
  ['2026-11-03', ['x', 'a', 'y']],
  ['2026-11-04', ['a']],
  ['2026-11-06', ['x', 'y', 'z', 'w', 'a']],
  ['2026-11-07', ['x']],
]);

describe('the tree', () => {
  test('leads every leaf to its root', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 40 }), (leaves) =>
        leaves.every((leaf, at) => rootOfPath(leaf, treeOf(leaves).path(at), hash) === treeOf(leaves).root),
      ),
    );
  });

  test('has another root when one leaf is another, left out, doubled or moved', () => {
    const { root } = treeOf(['a', 'b', 'c']);
    for (const other of [
      ['a', 'b', 'd'],
      ['a', 'b'],
      ['a', 'b', 'c', 'c'],
      ['b', 'a', 'c'],
    ])
      expect(treeOf(other).root).not.toBe(root);
  });

  test('keeps each node with its first leaf, where a path finds it', () => {
    const node = (left: string, right: string) => hash(`node|${left}|${right}`);
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((leaf) => leafHash(leaf, hash)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const [ab, cd] = [node(a, b), node(c, d)];
    const tree = treeOf(['a', 'b', 'c', 'd', 'e']);
    expect([0, 1, 2, 3, 4].map((at) => tree.nodesFrom(at))).toEqual([
      [ab, node(ab, cd), node(node(ab, cd), e)],
      [],
      [cd],
      [],
      [e, e],
    ]);
    expect(neighboursOf(2, 5)).toEqual([
      { side: 'right', height: 0, place: 3 },
      { side: 'left', height: 1, place: 0 },
      { side: 'right', height: 2, place: 4 },
    ]);
    expect(neighboursOf(4, 5)).toEqual([{ side: 'left', height: 2, place: 0 }]);
    expect(neighboursOf(0, 1)).toEqual([]);
  });

  test('a node does not pass for a leaf', () => {
    const [left, right] = [hash('leaf|a'), hash('leaf|b')];
    expect(treeOf([`${left}|${right}`]).root).not.toBe(treeOf(['a', 'b']).root);
  });
});

describe('a run of days', () => {
  test('shows when the notice stood and which day was missed', () => {
    expect(checkDays('a', DAYS, { hash, isSigned })).toEqual({
      faults: [],
      stood: ['2026-11-03', '2026-11-04', '2026-11-06'],
      missed: ['2026-11-05'],
    });
  });

  const change = (at: number, part: Partial<ProvedDay>): ProvedDay[] =>
    DAYS.map((day, index) => (index === at ? { ...day, ...part } : day));
  const resigned = (at: number, part: Partial<ProvedDay>): ProvedDay[] =>
    change(at, part).map((day, index) => {
      if (index !== at) return day;
      const root = hash(dayText(day));
      return { ...day, root, signature: sign(root) };
    });
  test.each<[string, ProvedDay[], string]>([
    ['a day with another count', change(1, { count: 2 }), 'root'],
    ['a day signed later than it says', change(1, { signedAt: '2026-11-05T00:00:00.000Z' }), 'root'],
    ['a day taken out', [DAYS[0]!, ...DAYS.slice(2)], 'chain'],
    ['a day whose root was made anew', resigned(1, { count: 9 }), 'chain'],
    ['a signature of something else', change(2, { signature: sign('x') }), 'signature'],
    ['a path that was another notice’s', change(2, { path: DAYS[0]!.path! }), 'path'],
    ['a path on a day without the notice', change(3, { path: [] }), 'path'],
    ['a day before its predecessor', resigned(3, { day: '2026-11-05' }), 'order'],
  ])('is refused for %s', (_, days, fault) => {
    expect(checkDays('a', days, { hash, isSigned }).faults).toMatchObject([{ fault }]);
  });

  test('another notice does not pass for this one', () => {
    expect(checkDays('b', DAYS, { hash, isSigned })).toMatchObject({
      faults: ['2026-11-03', '2026-11-04', '2026-11-06'].map((day) => ({ day, fault: 'path' })),
      stood: [],
    });
  });

  test('every fault of every day is told, not the first alone', () => {
    const days = change(0, { count: 7 }).map((day, index) =>
      index === 2 ? { ...day, signature: 'x', prevRoot: 'y' } : day,
    );
    expect(checkDays('a', days, { hash, isSigned }).faults).toEqual([
      { day: '2026-11-03', fault: 'root' },
      { day: '2026-11-06', fault: 'root' },
      { day: '2026-11-06', fault: 'chain' },
      { day: '2026-11-06', fault: 'signature' },
    ]);
  });

  test('a second history, sound in itself, differs from the root that a reader kept', () => {
    const second = board([
      ['2026-11-03', ['a']],
      ['2026-11-04', ['a']],
    ]);
    expect(checkDays('a', second, { hash, isSigned })).toEqual({
      faults: [],
      stood: ['2026-11-03', '2026-11-04'],
      missed: [],
    });
    const kept = new Map([['2026-11-03', DAYS[0]!.root]]);
    expect(checkDays('a', second, { hash, isSigned, kept }).faults).toEqual([
      { day: '2026-11-03', fault: 'other-history', expected: DAYS[0]!.root },
    ]);
  });
});

test('where the chain of changes stood is part of the day’s text; days from before have none', () => {
  const day = {
    day: '2026-11-03',
    prevDay: null,
    prevRoot: FIRST_ROOT,
    treeRoot: 't',
    count: 2,
    signedAt: '2026-11-03T04:00:00.000Z',
  };
  const before = `public-day|2026-11-03|-|${FIRST_ROOT}|t|2|2026-11-03T04:00:00.000Z`;
  expect(dayText(day)).toBe(before);
  expect(dayText({ ...day, audit: { position: 41, hash: 'h' } })).toBe(`${before}|audit|41|h`);
  expect(dayText({ ...day, audit: { position: 41, hash: 'h' }, ledger: 'r' })).toBe(
    `${before}|audit|41|h|ledger|r`,
  );
});
