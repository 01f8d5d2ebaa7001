import { expect, test } from '@jest/globals';
import { byPurpose, trialBalance } from '@helan/domain';
import { drawn, emptyPaper } from '../../testing/paper-desk.js';
import { EXTREMES } from '../../testing/paper-samples.js';
import { faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import type { AccountStatement } from './account-statements.js';
import { printAccountStatement, printStatement } from './statement-paper.js';
import { type VoucherFacts, printVoucher } from './voucher-paper.js';

const MOST = 99_999_999_999_999n;
const period = { from: '2026-01-01', to: '2026-12-31', name: '2026年' };

function statementOf(name: string, count: number): AccountStatement {
  return {
    ...{ title: '当事人资金分户账', name, period, openingFen: 0n, closingFen: MOST, hasMore: false },
    balanceName: '净额',
    rows: Array.from({ length: count }, (_, index) => ({
      day: `2026-${String(1 + (index % 12)).padStart(2, '0')}-28`,
      subject: '640122102N26110001-1 保证金',
      accountName: '其他应付款—代收交易价款',
      memo: '没收的保证金（已转价款）（银行 2026-11-03 的账，当天已结账）',
      flowNo: '2026110300000000000000000000000000000042',
      inFen: MOST,
      outFen: MOST,
      balanceFen: MOST,
    })).sort((one, other) => (one.day < other.day ? -1 : 1)),
  };
}

test.each([
  ['shortest', 1, 1],
  ['ordinary', 24, 2],
  ['longest', 600, 30],
] as const)('a statement of the %s name and %i lines', async (extreme, count, least) => {
  const { name } = EXTREMES[extreme];
  const paper = emptyPaper('当事人资金分户账');
  printAccountStatement(paper, statementOf(name, count));
  const pdf = await drawn(paper);
  expect(faultsOf(pdf)).toEqual([]);
  const said = saidIn(pdf);
  expect(said).toContain(name);
  expect(said.match(/本月合计/g)).toHaveLength(Math.min(count, 12));
  expect(said.match(/2026110300000000000000000000000000000042/g)).toHaveLength(count);
  expect(pagesOf(pdf).length).toBeGreaterThanOrEqual(least);
});

test('balances of all accounts with the greatest amounts', async () => {
  const paper = emptyPaper('资金余额和收支汇总表');
  const accounts = ['DEPOSIT_BANK', 'DEPOSITS_HELD', 'TRANSFERS_COMING', 'PRICE_INTEREST_HELD'] as const;
  printStatement(paper, {
    period,
    balances: trialBalance(
      accounts.map((account) => ({
        account,
        debitBeforeFen: MOST,
        creditBeforeFen: 0n,
        debitFen: MOST,
        creditFen: MOST,
      })),
    ),
    purposes: byPurpose([
      { bank: 'DEPOSIT_BANK', against: 'DEPOSITS_HELD', inFen: MOST, outFen: MOST },
      { bank: 'PRICE_BANK', against: 'PRICES_HELD', inFen: -5n, outFen: 0n },
    ]),
    openDays: 3,
  });
  const pdf = await drawn(paper);
  expect(faultsOf(pdf)).toEqual([]);
  expect(saidIn(pdf)).toContain('还有3天没有结账复核');
  expect(saidIn(pdf)).toContain('-0.05');
});

const facts = (payerName: string, isVoid: boolean): VoucherFacts => ({
  ...{ no: 'SJ2026-000001', payerName, amountFen: MOST.toString(), bank: 'PRICE_BANK', isVoid },
  ...{ flowNo: '2026110300000000000000000000000000000042', subAccount: '64012200000001' },
  arrivedAt: new Date('2026-11-03T09:00:00Z'),
  purpose: '代收交易价款',
  issuedAt: new Date('2026-11-04T09:00:00Z'),
  issuedByName: '钱细分',
});

test.each([
  ['shortest', false],
  ['longest', true],
] as const)('a receipt for the %s name, void: %s', async (extreme, isVoid) => {
  const { name } = EXTREMES[extreme];
  const paper = emptyPaper('收据');
  printVoucher(paper, facts(name, isVoid));
  const pdf = await drawn(paper);
  expect(faultsOf(pdf)).toEqual([]);
  expect(saidIn(pdf)).toContain(name);
  expect(saidIn(pdf)).toContain('人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分');
  expect(saidIn(pdf).includes('作废')).toBe(isVoid);
});
