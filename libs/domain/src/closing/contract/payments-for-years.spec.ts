import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { priceUnit } from '../../listing/price/index.js';
import { earnedPrice } from './earned-price.js';
import { kindRentFen, kindRentInWords, refuseKindRent } from './kind-rent.js';
import { refuseLateFee } from '../../listing/listing/index.js';
import { lateFee } from './late-fee.js';
import { nextRowDay, reminderAt } from './payment-row-days.js';
import { OPEN_ROWS, type PaymentRowState, paymentRowLifecycle } from './payment-row-lifecycle.js';
import { correctedTotal, correctPlan, refuseQuantity } from './plan-correction.js';

/** 120 亩 for 620.00 元 a year: 74,400.00 a year, 223,200.00 for three. */
const terms = {
  unitPriceFen: 62_000n,
  unit: priceUnit('元/亩/年'),
  quantity: 1_200_000n,
  term: { from: '2027-01-16', to: '2030-01-15' },
};

describe('the states of a payment', () => {
  test.each<[PaymentRowState, string]>([
    ['PLANNED', 'fallDue→DUE pay→PAID waive→WAIVED drop→DROPPED'],
    ['DUE', 'fallOverdue→OVERDUE pay→PAID waive→WAIVED drop→DROPPED'],
    ['OVERDUE', 'pay→PAID waive→WAIVED drop→DROPPED'],
    ['PAID', 'payOut→PAID_OUT keep→KEPT undo→DUE drop→DROPPED'],
    ['KEPT', 'giveUp→PAID'],
    ['PAID_OUT', 'comeBack→PAID'],
    ['WAIVED', ''],
    ['DROPPED', ''],
  ])('%s: %s', (state, ways) =>
    expect(
      paymentRowLifecycle
        .transitionsFrom(state)
        .map(({ action, to }) => `${action}→${to}`)
        .join(' '),
    ).toBe(ways),
  );
});

describe('the days of a payment due on 2028-01-16', () => {
  const dueOn = '2028-01-16';
  test.each<[PaymentRowState, number, string | null]>([
    ['PLANNED', 0, '2027-12-17'],
    ['DUE', 0, '2028-01-17'],
    ['OVERDUE', 0, '2028-01-19'],
    ['OVERDUE', 1, '2028-01-31'],
    ['OVERDUE', 2, '2028-02-15'],
    ['OVERDUE', 3, null],
    ['PAID', 0, null],
    ['WAIVED', 0, null],
  ])('%s after %s letters: next on %s', (state, dunned, day) =>
    expect(nextRowDay({ state, dueOn, dunned })).toBe(day),
  );

  test('what waits for an event has none', () =>
    expect(nextRowDay({ state: 'PLANNED', dueOn: null, dunned: 0 })).toBeNull());

  test.each([
    ['2027-12-16', null],
    ['2027-12-17', 30],
    ['2028-01-08', 30],
    ['2028-01-09', 7],
    ['2028-01-14', 7],
    ['2028-01-15', 1],
    ['2028-01-16', 1],
    ['2028-01-17', null],
  ])('on %s the payer is reminded of %s days', (today, days) => expect(reminderAt(dueOn, today)).toBe(days));
});

describe('what comes late', () => {
  test.each([
    // 75,000.00 × 10 days × 5/10,000 = 375.00.
    ['ten days', 7_500_000n, '2028-01-16', '2028-01-26', 5, 37_500n],
    ['on its day', 7_500_000n, '2028-01-16', '2028-01-16', 5, 0n],
    ['where the contract says nothing', 7_500_000n, '2028-01-16', '2028-03-16', undefined, 0n],
    ['what had no day', 7_500_000n, null, '2028-03-16', 5, 0n],
    // 10.00 × 1 × 5/10,000 is half a fen.
    ['half a fen', 1_000n, '2028-01-16', '2028-01-17', 5, 1n],
    ['less than half a fen', 999n, '2028-01-16', '2028-01-17', 5, 0n],
    // From 16 Jan to 15 Mar 2028: 15 + 29 + 15 days = 59; 74,400.00 × 59 × 10/10,000 = 4,389.60.
    ['over a leap day', 7_440_000n, '2028-01-16', '2028-03-15', 10, 438_960n],
  ])('%s', (_, missing, dueOn, paidOn, rate, fee) =>
    expect(lateFee(missing, { dueOn, paidOn }, rate)).toBe(fee),
  );

  test.each([
    [undefined, undefined],
    [1, undefined],
    [10, undefined],
    [0, 'late-fee.out-of-range'],
    [11, 'late-fee.out-of-range'],
    [2.5, 'late-fee.out-of-range'],
  ])('a rate of %s', (rate, code) => expect(refuseLateFee(rate)?.code).toBe(code));
});

describe('what was weighed or measured', () => {
  const row = (seq: number, state: PaymentRowState, amountFen: bigint, paidFen = 0n) => ({
    seq,
    state,
    amountFen,
    paidFen,
  });
  const flat = ({ amounts, extraFen, directFen }: ReturnType<typeof correctPlan>) => ({
    amounts: [...amounts],
    extraFen,
    directFen,
  });

  test.each<[string, Parameters<typeof correctPlan>, ReturnType<typeof flat>]>([
    [
      'more, before anything is paid: the row grows',
      [[row(1, 'DUE', 1_000n)], new Map([[1, 1_100n]])],
      { amounts: [[1, 1_100n]], extraFen: 0n, directFen: 0n },
    ],
    [
      'more, after the first year: it lacks 100, the later rows grow by themselves',
      [
        [row(1, 'PAID_OUT', 1_000n, 1_000n), row(2, 'PLANNED', 1_000n)],
        new Map([
          [1, 1_100n],
          [2, 1_100n],
        ]),
      ],
      { amounts: [[2, 1_100n]], extraFen: 100n, directFen: 0n },
    ],
    [
      'less, after the first year: what was too much is taken off the next row',
      [
        [row(1, 'PAID_OUT', 1_000n, 1_000n), row(2, 'PLANNED', 1_000n), row(3, 'PLANNED', 1_000n)],
        new Map([
          [1, 900n],
          [2, 900n],
          [3, 900n],
        ]),
      ],
      {
        amounts: [
          [2, 800n],
          [3, 900n],
        ],
        extraFen: 0n,
        directFen: 0n,
      },
    ],
    [
      'less than was paid, and nothing open: it goes back directly',
      [[row(1, 'PAID_OUT', 1_000n, 1_000n)], new Map([[1, 700n]])],
      { amounts: [], extraFen: 0n, directFen: 300n },
    ],
    [
      'less than the deposit that is its first part',
      [[row(1, 'DUE', 1_000n, 800n)], new Map([[1, 700n]])],
      { amounts: [[1, 800n]], extraFen: 0n, directFen: 100n },
    ],
    [
      'what was given up stays given up',
      [
        [row(1, 'WAIVED', 1_000n), row(2, 'DUE', 1_000n)],
        new Map([
          [1, 1_100n],
          [2, 1_100n],
        ]),
      ],
      { amounts: [[2, 1_100n]], extraFen: 0n, directFen: 0n },
    ],
  ])('%s', (_, args, expected) => expect(flat(correctPlan(...args))).toEqual(expected));

  test('rows, what is added and what goes back sum to the new total to the fen', () => {
    const states = fc.constantFrom<PaymentRowState>('PLANNED', 'DUE', 'OVERDUE', 'PAID', 'PAID_OUT');
    const one = fc.record({
      state: states,
      amountFen: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      share: fc.integer({ min: 0, max: 99 }),
      wanted: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), (list) => {
        const rows = list.map(({ state, amountFen, share }, index) => ({
          seq: index + 1,
          state,
          amountFen,
          paidFen: OPEN_ROWS.includes(state) ? (amountFen * BigInt(share)) / 100n : amountFen,
        }));
        const wanted = new Map(list.map((row, index) => [index + 1, row.wanted]));
        const { amounts, extraFen, directFen } = correctPlan(rows, wanted);
        const now = rows.map((row) => amounts.get(row.seq) ?? row.amountFen);
        const sum = now.reduce((a, b) => a + b, 0n) + extraFen - directFen;
        const total = list.reduce((a, row) => a + row.wanted, 0n);
        const isPaidFor = rows.every((row, index) => now[index]! >= row.paidFen);
        return sum === total && isPaidFor && extraFen >= 0n && directFen >= 0n;
      }),
    );
  });

  /** 80 头 sold by the kg at 26.50: stated 40,000 kg, weighed 40,312.5 kg: 1,068,281.25. */
  test('cattle by weight', () => {
    const cattle = { unitPriceFen: 2_650n, unit: priceUnit('元/kg'), quantity: 400_000_000n };
    expect(correctedTotal(cattle, 403_125_000n)).toBe(106_828_125n);
    expect(refuseQuantity(cattle, 400_000_000n)?.code).toBe('correction.nothing-changes');
    expect(refuseQuantity(cattle, undefined)?.code).toBe('correction.bad-quantity');
    expect(refuseQuantity({ ...cattle, unit: priceUnit('元') }, 1n)?.code).toBe('correction.whole-lot');
  });

  /** 118.6 亩 measured in place of 120: 73,532.00 a year. */
  test('land by its area', () => expect(correctedTotal(terms, 1_186_000n)).toBe(22_059_600n));
});

describe('rent in kind', () => {
  const wheat = { kg: '12000', product: '小麦', yuanPerKg: '2.6035', on: '2027-09-30', source: '县粮食局' };
  test.each([
    ['12000', '2.6035', 3_124_200n],
    ['0.5', '0.01', 1n],
    ['0.4', '0.01', 0n],
    ['1234.5678', '3.1', 382_716n],
  ])('%s kg at %s', (kg, yuanPerKg, fen) => expect(kindRentFen({ ...wheat, kg, yuanPerKg })).toBe(fen));

  test('in words', () =>
    expect(kindRentInWords(wheat)).toBe('小麦 12000 kg × 2.6035 元/kg（2027-09-30，县粮食局）'));

  test.each<[string, object, string[]]>([
    ['nothing', {}, []],
    ['no weight', { kg: '0' }, ['kind.bad-weight kg']],
    ['five decimals', { yuanPerKg: '2.60351' }, ['kind.bad-price yuanPerKg']],
    ['nothing a kg', { yuanPerKg: '0' }, ['kind.bad-price yuanPerKg']],
    ['a price of tomorrow', { on: '2027-10-02' }, ['payment.event-in-future on']],
    ['no such day', { on: '2027-02-30' }, ['calendar.bad-date on']],
    ['no source', { source: '  ' }, ['text.missing source']],
    ['no product', { product: '' }, ['text.missing product']],
  ])('%s is wrong', (_, change, faults) =>
    expect(
      refuseKindRent({ ...wheat, ...change }, '2027-10-01').map(({ code, field }) => `${code} ${field}`),
    ).toEqual(faults),
  );
});

describe('what of a price is for the days until it ends', () => {
  test.each([
    ['the day before', '2027-01-15', 0n],
    // 7,440,000 ÷ 365 = 20,383.56.
    ['the first day', '2027-01-16', 20_384n],
    ['a whole year', '2028-01-15', 7_440_000n],
    // 182 of the 366 days of the second year: 3,699,672.13.
    ['a part of the second', '2028-07-15', 11_139_672n],
    ['the last day', '2030-01-15', 22_320_000n],
    ['long afterwards', '2040-01-01', 22_320_000n],
  ])('%s', (_, day, fen) => expect(earnedPrice(terms, day)).toBe(fen));

  test('what passes for good is not for days', () =>
    expect(earnedPrice({ unitPriceFen: 100n, unit: priceUnit('元'), quantity: 10_000n }, '2040-01-01')).toBe(
      0n,
    ));
});
