import '../../testing/test-bed';
import { beforeEach, expect, test } from '@jest/globals';
import { DeedKeys } from './deed-keys';

let keys: DeedKeys;
beforeEach(() => {
  keys = new DeedKeys();
});

test('a key is what the platform takes for one', () => expect(keys.of('a')).toMatch(/^[0-9a-f]{32}$/));

test('whoever presses again before an answer has come presses the same button', () =>
  expect(keys.of('lots/1/bids {}')).toBe(keys.of('lots/1/bids {}')));

test('another content is another deed, and so is the same after its answer', () => {
  const first = keys.of('a');
  expect(keys.of('b')).not.toBe(first);
  keys.answered('b');
  expect(keys.of('a')).toBe(first);
  keys.answered('a');
  expect(keys.of('a')).not.toBe(first);
});
