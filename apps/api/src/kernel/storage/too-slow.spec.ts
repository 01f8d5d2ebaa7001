import { expect, test } from '@jest/globals';
import { isTooSlow } from './too-slow.js';

test.each([
  ['nothing in a quarter of a minute', 15_000, 0, false, false],
  ['nothing in more', 15_001, 0, false, true],
  ['four thousand a second', 60_000, 245_760, false, false],
  ['a byte less', 60_000, 245_759, false, true],
  ['four thousand a second, while others wait', 60_000, 245_760, true, true],
  ['sixty-four thousand a second, while others wait', 60_000, 3_932_160, true, false],
  ['a byte less, while others wait', 60_000, 3_932_159, true, true],
])('%s', (_, ms, bytes, isAwaited, tooSlow) => expect(isTooSlow(ms, bytes, isAwaited)).toBe(tooSlow));
