import { expect, test } from '@jest/globals';
import {
  type WithdrawnTerms,
  withdrawalCostInWords,
  withdrawalDue,
  withdrawalInWords,
} from './withdrawal.js';

const HALF = { 'breach.transferorPercent': 50 };
const termsOf = (parameters: Record<string, number>): WithdrawnTerms => ({
  parameters,
  isBuying: false,
  startTotalFen: '59520000',
});
const EARNEST: WithdrawnTerms = {
  ...termsOf({}),
  deposit: { nature: 'EARNEST', use: 'PRICE', interest: 'NONE', transferorPays: 'DOUBLE' },
};

test.each([
  ['nobody had applied', HALF, [], 0n],
  ['two deposits were held', HALF, [10_001n, 20_000n], 15_001n],
  ['the notice is silent', {}, [10_000n], 0n],
])('what is owed where %s', (_, parameters, depositsFen, expected) => {
  expect(withdrawalDue(termsOf(parameters), { count: depositsFen.length, depositsFen })).toBe(expected);
});

test('the notice says what is owed, and that nothing is where nobody stood by', () => {
  expect(withdrawalInWords(termsOf(HALF), { count: 0, depositsFen: [] })).toBe(
    '没有人报名，转出方不承担赔偿',
  );
  expect(withdrawalInWords(termsOf(HALF), { count: 2, depositsFen: [100_000n] })).toContain('另付 ¥500.00');
  expect(withdrawalInWords(termsOf({}), { count: 1, depositsFen: [] })).not.toContain('另付');
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
  const told = withdrawalCostInWords(termsOf(parameters), depositFen);
  expect(told).toContain(words);
  expect(told).toContain('报名截止以前，谁也看不到有没有人报名');
});

test('定金 is owed to each of them once more', () => {
  expect(withdrawalDue(EARNEST, { count: 2, depositsFen: [744_037n, 744_037n] })).toBe(1_488_074n);
  expect(withdrawalCostInWords(EARNEST, 744_037n)).toContain('每人另付 ¥7,440.37（双倍返还定金）；');
});
