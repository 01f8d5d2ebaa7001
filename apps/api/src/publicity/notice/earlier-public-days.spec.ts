import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HashTree, addDays } from '@helan/domain';
import { sha256 } from '../../kernel/canonical.js';
import { OldDatabase } from '../../testing/old-database.js';

/** On the days of a release before stood so many notices. */
const COUNTS = [0, 1, 2, 3, 5, 8, 13, 100];
const days = COUNTS.map((count, index) => ({
  day: addDays('2026-11-02', index),
  leaves: Array.from({ length: count }, (_, at) => sha256(`notice ${at}`)),
}));
const treeOf = (leaves: readonly string[]) => new HashTree(leaves, sha256);

let old: OldDatabase;
beforeAll(async () => {
  old = await OldDatabase.before('0279');
  for (const { day, leaves } of days)
    await old.put('public_day', {
      day,
      prev_root: 'r',
      tree_root: treeOf(leaves).root,
      count: leaves.length,
      root: `root of ${day}`,
      signature: `signed on ${day}`,
      signed_at: `${day}T04:00:00.000Z`,
      leaves: JSON.stringify(leaves),
    });
  await old.bringUpToDate();
});
afterAll(() => old.close());

test.each(days)(
  '$leaves.length notices of $day are rows, with the tree over them',
  async ({ day, leaves }) => {
    const tree = treeOf(leaves);
    expect(
      await old.rows('select place, hash, nodes from public_day_leaf where day = $1 order by place', [day]),
    ).toEqual(leaves.map((hash, place) => ({ place, hash, nodes: tree.nodesFrom(place) })));
  },
);

test('what was signed is as it was', async () => {
  expect(
    await old.rows(
      "select to_char(day, 'YYYY-MM-DD') as day, tree_root, count, root, signature from public_day order by day",
    ),
  ).toEqual(
    days.map(({ day, leaves }) => ({
      day,
      tree_root: treeOf(leaves).root,
      count: leaves.length,
      root: `root of ${day}`,
      signature: `signed on ${day}`,
    })),
  );
});
