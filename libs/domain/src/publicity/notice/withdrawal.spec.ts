import { expect, test } from '@jest/globals';
import { withdrawalCostInWords, withdrawalDue, withdrawalInWords } from './withdrawal.js';

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

test.each<[string, Record<string, number>, bigint | null, string]>([
  ['half of a deposit of 7,440.00', HALF, 744_000n, '全额退还，每人另付 ¥3,720.00（保证金的 50%）；'],
  [
    'all of it',
    { 'breach.transferorPercent': 100 },
    744_000n,
    '全额退还，每人另付 ¥7,440.00（保证金的 100%）；',
  ],
  ['nothing where no deposit is asked', HALF, null, '交了保证金的全额退还；'],
  ['nothing where the notice is silent', {}, 744_000n, '交了保证金的全额退还；'],
])('before he asks a lister is told what each would cost: %s', (_, parameters, depositFen, words) => {
  const told = withdrawalCostInWords(parameters, depositFen);
  expect(told).toContain(words);
  expect(told).toContain('报名截止以前，谁也看不到有没有人报名');
});
