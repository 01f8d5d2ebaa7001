import { expect, test } from '@jest/globals';
import { momentInWords } from './moment-words.js';

test.each([
  ['2026-12-02T09:00:00Z', false, '2026-12-02 17:00（周三）'],
  ['2026-12-02T16:30:59.999Z', false, '2026-12-03 00:30（周四）'],
  ['2026-12-05T15:59:00Z', true, '2026-12-05（周六）'],
  ['2026-12-06T01:02:00+08:00', false, '2026-12-06 01:02（周日）'],
])('%s, the day alone: %s', (at, isWholeDay, words) => {
  expect(momentInWords(Date.parse(at), isWholeDay)).toBe(words);
});
