import { expect, test } from '@jest/globals';
import { isWithinScope, scopeOf } from './member-scope.js';

const LANGUANG = '640122102208';

test.each([
  [[], 1, false],
  [['640122102208'], 1, true],
  [['640122102207'], 1, false],
  [['640122102207'], 2, true],
  [['640122100200'], 2, false],
  [['640122100200'], 3, true],
  [['640121100200'], 3, false],
] as const)('members of %j within scope %i: %s', (memberOf, scope, expected) =>
  expect(isWithinScope(memberOf, LANGUANG, scope)).toBe(expected),
);

test.each([
  ['T06', 3, 1],
  ['T10', 1, 1],
  ['T10', 2, 2],
  ['T10', 3, 3],
])('%s with the homestead’s scope at %i reaches %i', (code, value, scope) =>
  expect(scopeOf(code, { 'homestead.transfereeScope': value })).toBe(scope),
);
