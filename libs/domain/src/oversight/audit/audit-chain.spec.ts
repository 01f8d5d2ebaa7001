import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type AuditLink, FIRST_AUDIT_HASH, checkLinks, linkOn, linkText } from './audit-chain.js';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const START = { position: 0, hash: FIRST_AUDIT_HASH };
const entry = (seq: number) => ({ seq, digest: `d${seq}` });
const links = linkOn(START, [3, 4, 7, 9].map(entry), hash);
const changed = (at: number, part: Partial<AuditLink>) =>
  links.map((link, index) => (index === at ? { ...link, ...part } : link));
const without = (...at: number[]) => links.filter((_, index) => !at.includes(index));

test('a link’s text holds the hash before it, its place, and its entry', () => {
  expect(linkText('abc', { position: 2, seq: 4, digest: 'd4' })).toBe('audit|abc|2|4|d4');
});

test('places follow one another though numbers of entries have gaps', () => {
  expect(links.map(({ position, seq }) => [position, seq])).toEqual([
    [1, 3],
    [2, 4],
    [3, 7],
    [4, 9],
  ]);
});

test('what is linked on later is the same chain', () => {
  const first = linkOn(START, [3, 4].map(entry), hash);
  expect([...first, ...linkOn(first.at(-1)!, [7, 9].map(entry), hash)]).toEqual(links);
});

describe('a chain', () => {
  test.each<[string, readonly AuditLink[], readonly [number, string][]]>([
    ['that stands', links, []],
    ['without its first link', without(0), [[1, 'missing']]],
    [
      'without two of its middle',
      without(1, 2),
      [
        [2, 'missing'],
        [3, 'missing'],
      ],
    ],
    ['with another entry', changed(1, { seq: 5 }), [[2, 'altered']]],
    ['with another hash of an entry', changed(2, { digest: 'x' }), [[3, 'altered']]],
    [
      'with another hash',
      changed(1, { hash: 'x' }),
      [
        [2, 'altered'],
        [3, 'altered'],
      ],
    ],
    [
      'whose places are counted anew',
      without(1).map((link, index) => ({ ...link, position: index + 1 })),
      [
        [2, 'altered'],
        [3, 'altered'],
      ],
    ],
  ])('%s', (_, chain, faults) => {
    expect(checkLinks(START, chain, hash).map(({ position, fault }) => [position, fault])).toEqual(faults);
  });

  test('is checked from any head on', () => {
    expect(checkLinks(links[1]!, links.slice(2), hash)).toEqual([]);
    expect(checkLinks({ ...links[1]!, hash: 'x' }, links.slice(2), hash)).toEqual([
      { position: 3, fault: 'altered' },
    ]);
  });
});
