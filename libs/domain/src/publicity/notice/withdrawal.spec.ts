import { expect, test } from '@jest/globals';
import { withdrawalDue, withdrawalInWords } from './withdrawal.js';

const HALF = { 'breach.transferorPercent': 50 };

test.each([
  ['nobody had applied', HALF, [], 0n],
  ['two deposits were held', HALF, [10_001n, 20_000n], 15_001n],
  ['the notice is silent', {}, [10_000n], 0n],
])('what is owed where %s', (_, parameters, depositsFen, expected) => {
  expect(withdrawalDue(parameters, { count: depositsFen.length, depositsFen })).toBe(expected);
});

test('the notice says what is owed, and that nothing is where nobody stood by', () => {
  expect(withdrawalInWords(HALF, { count: 0, depositsFen: [] })).toBe('没有人报名，转出方不承担赔偿');
  expect(withdrawalInWords(HALF, { count: 2, depositsFen: [100_000n] })).toContain('另付 ¥500.00');
  expect(withdrawalInWords({}, { count: 1, depositsFen: [] })).not.toContain('另付');
});
