import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { accepts, hasKept } from './accepted';

const asked = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

test.each([
  [undefined, false, false],
  ['', false, false],
  ['gzip', false, true],
  ['gzip, br', true, true],
  ['gzip, deflate, br;q=0.1', true, true],
  ['br;q=0, gzip', false, true],
  ['BR , GZIP;Q=0.0', true, false],
  ['br ; q=0.5', true, false],
  ['brotli, x-gzip', false, false],
])('whoever accepts “%s” reads br: %s, gzip: %s', (said, br, gzip) => {
  const request = asked(said === undefined ? {} : { 'accept-encoding': said });
  expect([accepts(request, 'br'), accepts(request, 'gzip')]).toEqual([br, gzip]);
});

test.each([
  [undefined, false],
  ['', false],
  ['W/"a"', true],
  ['"a"', true],
  ['"b", W/"a"', true],
  ['"b"', false],
  ['a', false],
])('whoever has kept %s has what would be sent: %s', (said, has) =>
  expect(hasKept(asked(said === undefined ? {} : { 'if-none-match': said }), 'W/"a"')).toBe(has),
);
