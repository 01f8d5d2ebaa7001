import { expect, test } from '@jest/globals';
import { sessionClashes } from './session-clashes.js';

const MORNING = { id: 'a', startAt: 900, endAt: 1000, host: 'zuzhi', bidders: ['p1', 'p2'] };

test.each([
  ['the same host at the same time', { startAt: 950, endAt: 1050 }, 'HOST'],
  [
    'another host and a common bidder',
    { startAt: 950, endAt: 1050, host: 'other', bidders: ['p2'] },
    'BIDDER',
  ],
  [
    'another host and other bidders',
    { startAt: 950, endAt: 1050, host: 'other', bidders: ['p3'] },
    undefined,
  ],
  ['one that begins as this one ends', { startAt: 1000, endAt: 1100 }, undefined],
  ['one that ends as this one begins', { startAt: 800, endAt: 900 }, undefined],
  ['one within this one', { startAt: 920, endAt: 930, host: 'other', bidders: ['p1'] }, 'BIDDER'],
])('%s', (_, change, reason) => {
  const clashes = sessionClashes([MORNING, { ...MORNING, id: 'b', ...change }]);
  expect(clashes.get('a')).toEqual(reason ? [{ with: 'b', reason }] : []);
  expect(clashes.get('b')).toEqual(reason ? [{ with: 'a', reason }] : []);
});

test('one alone meets nobody', () => {
  expect(sessionClashes([MORNING]).get('a')).toEqual([]);
});
