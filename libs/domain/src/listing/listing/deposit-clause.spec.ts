import { expect, test } from '@jest/globals';
import { type StatedClause, clauseIn, clauseInWords, depositClause, rateInWords } from './deposit-clause.js';

test.each<[string, StatedClause, boolean, 'BIDDING' | 'TENDER', string]>([
  ['a lease that says nothing', {}, false, 'BIDDING', 'DEPOSIT PRICE NONE SHARE'],
  ['a tender that says nothing', {}, false, 'TENDER', 'DEPOSIT PRICE BANK SHARE'],
  [
    'a tender without interest by its own word',
    { depositInterest: 'NONE' },
    false,
    'TENDER',
    'DEPOSIT PRICE NONE SHARE',
  ],
  [
    'a lease with a bond',
    { depositUse: 'BOND', depositInterest: 'BANK' },
    false,
    'BIDDING',
    'DEPOSIT BOND BANK SHARE',
  ],
  [
    'a lease whose transferor pays the loss',
    { transferorPays: 'LOSS' },
    false,
    'BIDDING',
    'DEPOSIT PRICE NONE LOSS',
  ],
  [
    'a lease whose deposit is 定金',
    { depositNature: 'EARNEST' },
    false,
    'BIDDING',
    'EARNEST PRICE NONE DOUBLE',
  ],
  ['a purchase that says nothing', {}, true, 'BIDDING', 'DEPOSIT RETURN NONE SHARE'],
  ['a purchase that says price', { depositUse: 'PRICE' }, true, 'BIDDING', 'DEPOSIT RETURN NONE SHARE'],
  ['a purchase with a bond', { depositUse: 'BOND' }, true, 'BIDDING', 'DEPOSIT BOND NONE SHARE'],
])('the clause of %s', (_, stated, isBuying, method, expected) => {
  const { nature, use, interest, transferorPays } = depositClause(stated, { isBuying, method });
  expect(`${nature} ${use} ${interest} ${transferorPays}`).toBe(expected);
});

test.each([
  [false, 'PRICE'],
  [true, 'RETURN'],
])('a notice of before, of a purchase: %s', (isBuying, use) => {
  expect(clauseIn({ isBuying })).toEqual({
    nature: 'DEPOSIT',
    use,
    interest: 'NONE',
    transferorPays: 'SHARE',
  });
});

test('a clause of before there was a choice is of 保证金', () => {
  const deposit = { use: 'BOND', interest: 'BANK', transferorPays: 'LOSS' } as const;
  expect(clauseIn({ deposit, isBuying: true })).toEqual({ nature: 'DEPOSIT', ...deposit });
});

test.each([
  [5, '0.05%'],
  [10, '0.10%'],
  [135, '1.35%'],
  [0, '0.00%'],
])('%i in words', (rate, words) => expect(rateInWords(rate)).toBe(words));

const numbers = { refundDays: 3, rate: 5, percent: 100 };

test('what a notice prints of it', () => {
  const rows = clauseInWords({ use: 'BOND', interest: 'BANK', transferorPays: 'SHARE' }, numbers, false);
  expect(rows).toEqual([
    ['保证金性质', '保证金，不是定金'],
    ['保证金退还', '没有受让的，结果产生后 3 个工作日内退回付款的账户；付款账户已经注销的，退到登记的账户'],
    ['受让方的保证金', '合同签订后转为履约保证金'],
    [
      '保证金利息',
      '按开户银行活期存款利率计付利息（现为年利率 0.05%，银行调整的分段计算）：从到账当日计到退还决定的前一日，按实际天数除以 365，合计一次四舍五入到分',
    ],
    ['不予退还的保证金', '全部付给转出方，中心不扣费用'],
    ['转出方违约', '保证金全额退还，另付保证金的 100%'],
  ]);
});

test('a supplier’s deposit goes back after the purchase’s contract; what costs nothing is not printed', () => {
  const clause = { use: 'RETURN', interest: 'NONE', transferorPays: 'SHARE' } as const;
  const rows = new Map(clauseInWords(clause, { ...numbers, percent: 0 }, true));
  expect(rows.get('受让方的保证金')).toBe('采购合同签订后退还');
  expect(rows.get('保证金利息')).toBe('不计利息');
  expect(rows.has('转出方违约')).toBe(false);
  const loss = new Map(clauseInWords({ ...clause, transferorPays: 'LOSS' }, numbers, false));
  expect(loss.get('转出方违约')).toBe('保证金全额退还，按受让方的实际损失赔偿');
});

test('定金 is said with what it means', () => {
  const clause = { nature: 'EARNEST', use: 'PRICE', interest: 'NONE', transferorPays: 'DOUBLE' } as const;
  const rows = new Map(clauseInWords(clause, { ...numbers, percent: 0 }, false));
  expect(rows.get('保证金性质')).toBe(
    '定金：受让方违约的，不予退还；转出方违约的，双倍返还。最多为合同总价的 20%，超过的部分不算定金，还是保证金',
  );
  expect(rows.get('转出方违约')).toBe('保证金全额退还，另付同样多的定金（双倍返还）');
});
