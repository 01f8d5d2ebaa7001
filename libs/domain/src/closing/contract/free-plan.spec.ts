import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paymentInWords, refusePaymentTerms } from '../../listing/listing/index.js';
import { priceUnit } from '../../listing/price/index.js';
import { isDueFirst, isToSettle, planPayments } from './payment-plan.js';

const lease = {
  unitPriceFen: 1_000_000n,
  unit: priceUnit('元/年'),
  quantity: 573_000n,
  term: { from: '2027-01-01', to: '2033-06-30' },
  partYear: 'MONTHS' as const,
};
const sale = { unitPriceFen: 10_000_001n, unit: priceUnit('元'), quantity: 10_000n };
const rows = (...args: Parameters<typeof planPayments>) =>
  planPayments(...args).map(({ dueOn, event, amountFen }) => [dueOn ?? event, amountFen]);

describe('every n years in advance', () => {
  test('six and a half years in three payments', () =>
    expect(rows(lease, { mode: 'EVERY_YEARS', everyYears: 3 }, '2026-12-08', '2026-12-31')).toEqual([
      ['2026-12-08', 3_000_000n],
      ['2030-01-01', 3_000_000n],
      ['2033-01-01', 500_000n],
    ]));

  test.each([
    [undefined, ['payment.every-years']],
    [1, ['payment.every-years']],
    [8, ['payment.every-years']],
    [3, []],
  ])('every %s years of seven', (everyYears, codes) =>
    expect(
      refusePaymentTerms(
        { mode: 'EVERY_YEARS', everyYears },
        { years: 7, startTotalFen: 6_500_000n, mayFall: false },
      ).map(({ code }) => code),
    ).toEqual(codes),
  );
});

describe('a plan of the parties', () => {
  const thirds = [
    { percent: '33.33' },
    { percent: '33.33', on: '2027-06-30' },
    { percent: '33.34', event: '交付' },
  ];

  test('percents sum to the fen, an event has no day yet, no day lies before the first', () =>
    expect(rows(sale, { mode: 'PLAN', parts: thirds }, '2027-07-08', '2027-12-31')).toEqual([
      ['2027-07-08', 3_333_000n],
      ['2027-07-08', 3_333_000n],
      ['交付', 3_334_001n],
    ]));

  test('fixed amounts stay, the percents share what they leave', () =>
    expect(
      rows(
        sale,
        { mode: 'PLAN', parts: [{ amountYuan: '20000' }, { percent: '100', on: '2027-09-01' }] },
        '2027-07-08',
        '2026-12-31',
      ),
    ).toEqual([
      ['2027-07-08', 2_000_000n],
      ['2027-09-01', 8_000_001n],
    ]));

  test('the rows always sum to the contract', () => {
    const plan = fc
      .array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 })
      .map((weights) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        const cut = weights.map((weight) => Math.floor((weight * 10_000) / sum));
        cut[0]! += 10_000 - cut.reduce((a, b) => a + b, 0);
        return cut
          .filter((part) => part > 0)
          .map((part) => ({ percent: (part / 100).toFixed(2), on: '2027-09-01' }));
      });
    fc.assert(
      fc.property(plan, fc.bigInt({ min: 1n, max: 10n ** 13n }), (parts, unitPriceFen) => {
        const planned = planPayments(
          { ...sale, unitPriceFen },
          { mode: 'PLAN', parts },
          '2027-07-08',
          '2027-12-31',
        );
        return planned.reduce((sum, { amountFen }) => sum + amountFen, 0n) === unitPriceFen;
      }),
    );
  });

  const first = { percent: '50' };
  test.each([
    ['no row', [], ['payment.no-parts']],
    ['neither percent nor amount', [{}], ['payment.percent-or-amount']],
    ['both', [{ percent: '100', amountYuan: '1' }], ['payment.percent-or-amount']],
    ['percents of 99', [first, { percent: '49', on: '2027-09-01' }], ['payment.percents-not-whole']],
    ['amounts alone', [{ amountYuan: '100000.01' }], ['payment.percents-not-whole']],
    [
      'as much as the start price',
      [{ amountYuan: '100000.01' }, { percent: '100', on: '2027-09-01' }],
      ['payment.amounts-too-much'],
    ],
    ['an event first', [{ percent: '100', event: '交付' }], ['payment.first-event']],
    ['neither day nor event', [first, first], ['payment.date-or-event']],
    ['both day and event', [first, { ...first, on: '2027-09-01', event: '交付' }], ['payment.date-or-event']],
    ['no day of the calendar', [first, { ...first, on: '2027-02-30' }], ['calendar.bad-date']],
    [
      'days backwards',
      [
        { ...first, on: '2027-09-02' },
        { ...first, on: '2027-09-01' },
      ],
      ['payment.dates-not-in-order'],
    ],
    ['half and half', [first, { ...first, on: '2027-09-01' }], []],
  ])('%s', (_, parts, codes) =>
    expect(
      refusePaymentTerms(
        { mode: 'PLAN', parts },
        { years: undefined, startTotalFen: 10_000_001n, mayFall: false },
      ).map(({ code }) => code),
    ).toEqual(codes),
  );

  test('no fixed amount where the price may fall', () =>
    expect(
      refusePaymentTerms(
        { mode: 'PLAN', parts: [{ amountYuan: '1' }, { percent: '100', on: '2027-09-01' }] },
        { years: undefined, startTotalFen: 10_000_001n, mayFall: true },
      ),
    ).toMatchObject([{ code: 'payment.amounts-while-falling' }]));

  test('in words', () => {
    expect(paymentInWords({ mode: 'PLAN', parts: thirds })).toBe(
      '分 3 期支付：第 1 期签订合同后付总价的 33.33%；第 2 期 2027-06-30 付总价的 33.33%；第 3 期在“交付”以后付总价的 33.34%',
    );
    expect(paymentInWords({ mode: 'EVERY_YEARS', everyYears: 3 })).toBe('每 3 年提前支付一次');
  });
});

describe('what is due with the first', () => {
  const first = { dueOn: '2026-12-08' };
  test.each([
    ['the first', { seq: 1, dueOn: '2026-12-08' }, first, true],
    ['the first that waits for an event', { seq: 1, dueOn: null }, { dueOn: null }, true],
    ['another on its day', { seq: 2, dueOn: '2026-12-08' }, first, true],
    ['a day later', { seq: 2, dueOn: '2026-12-09' }, first, false],
    ['next year', { seq: 3, dueOn: '2027-12-08' }, first, false],
    ['after an event', { seq: 2, dueOn: null }, first, false],
    ['a day, where the first waits for an event', { seq: 2, dueOn: '2026-12-08' }, { dueOn: null }, false],
  ])('%s', (_, row, one, isDue) => expect(isDueFirst(row, one)).toBe(isDue));
});

describe('what is to be settled before a price counts as settled', () => {
  test.each([
    ['the first, whenever it is due', { seq: 1, dueOn: '2026-12-08' }, true],
    ['what is due today', { seq: 2, dueOn: '2026-12-01' }, true],
    ['what is due tomorrow', { seq: 2, dueOn: '2026-12-02' }, false],
    ['what waits for an event', { seq: 2, dueOn: null }, false],
    ['what was paid in advance and has not gone on', { seq: 2, dueOn: null, paidFen: 1n }, true],
    ['what was paid in advance and has gone on', { seq: 2, dueOn: null, paidFen: 1n, paidOutFen: 1n }, false],
  ])('%s', (_, row, isDue) =>
    expect(isToSettle({ paidFen: 0n, paidOutFen: 0n, ...row }, '2026-12-01')).toBe(isDue),
  );
});
