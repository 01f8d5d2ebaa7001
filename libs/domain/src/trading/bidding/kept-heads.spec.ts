import { describe, expect, test } from '@jest/globals';
import { type KeptHead, findContradicted, findOtherHistory, keepHead } from './kept-heads.js';

const head = (seq: number, hash = `h${seq}`, session = 1): KeptHead => ({ session, seq, hash });
const published = [3, 4, 7].map((lastSeq) => ({ lastSeq, lastHash: `h${lastSeq}` }));

describe('what a watcher keeps', () => {
  test('is each head once', () => {
    const kept = keepHead(keepHead([], head(3)), head(4));
    expect(keepHead(kept, head(4))).toBe(kept);
    expect(kept).toEqual([head(3), head(4)]);
    expect(keepHead(kept, head(4, 'h4', 2))).toHaveLength(3);
  });

  test('is bounded, and holds the first and the newest', () => {
    let kept: readonly KeptHead[] = [];
    for (let seq = 1; seq <= 500; seq += 1) kept = keepHead(kept, head(seq));
    expect(kept).toHaveLength(120);
    expect([kept[0]!.seq, kept[19]!.seq, kept[20]!.seq, kept.at(-1)!.seq]).toEqual([1, 20, 401, 500]);
  });
});

test.each<[string, readonly KeptHead[], number | undefined]>([
  ['all that was kept is there', [head(3), head(7)], undefined],
  ['nothing was kept', [], undefined],
  ['a line has another hash', [head(3), head(4, 'other')], 4],
  ['a line is not there any more', [head(9)], 9],
  ['it was another session', [head(4, 'other', 2)], undefined],
])('held against what is published: %s', (_, kept, seq) => {
  expect(findOtherHistory(kept, 1, published)?.seq).toBe(seq);
});

test.each<[string, KeptHead, number | undefined]>([
  ['goes on', head(5), undefined],
  ['is the same', head(4), undefined],
  ['was sent earlier and comes late', head(3, 'h3'), undefined],
  ['has as many, others', head(4, 'other'), 4],
  ['is another session', head(1, 'x', 2), undefined],
])('a head that comes while watching %s', (_, now, seq) => {
  expect(findContradicted([head(2), head(4)], now)?.seq).toBe(seq);
});
