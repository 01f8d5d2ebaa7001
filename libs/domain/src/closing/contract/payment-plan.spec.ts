import { describe, expect, test } from '@jest/globals';
import { shanghaiInstant } from '../../kernel/date/index.js';
import { initialCalendar } from '../../rules/calendar/index.js';
import { priceUnit } from '../../listing/price/index.js';
import { allocate, firstDueDate, planPayments } from './payment-plan.js';

const terms = {
  unitPriceFen: 62_000n,
  unit: priceUnit('元/亩/年'),
  quantity: 1_200_000n,
  term: { from: '2027-01-16', to: '2030-01-15' },
};

describe('the plan of payments', () => {
  test('by the year: the first within days of signing, the later on their first day, provisional past the calendar', () => {
    expect(planPayments(terms, { mode: 'YEARLY' }, '2026-12-08', '2026-12-31')).toEqual([
      {
        seq: 1,
        dueOn: '2026-12-08',
        amountFen: 7_440_000n,
        event: null,
        isProvisional: false,
        covers: '2027-01-16 至 2028-01-15',
      },
      {
        seq: 2,
        dueOn: '2028-01-16',
        amountFen: 7_440_000n,
        event: null,
        isProvisional: true,
        covers: '2028-01-16 至 2029-01-15',
      },
      {
        seq: 3,
        dueOn: '2029-01-16',
        amountFen: 7_440_000n,
        event: null,
        isProvisional: true,
        covers: '2029-01-16 至 2030-01-15',
      },
    ]);
  });

  test('at once: one row for the whole', () => {
    expect(planPayments(terms, { mode: 'ONCE' }, '2026-12-08', '2026-12-31')).toMatchObject([
      { seq: 1, dueOn: '2026-12-08', amountFen: 22_320_000n },
    ]);
  });

  test('a thing that passes for good is paid in one row', () => {
    const sale = { unitPriceFen: 12_600_000n, unit: priceUnit('元'), quantity: 10_000n };
    expect(planPayments(sale, { mode: 'ONCE' }, '2026-12-08', '2026-12-31')).toMatchObject([
      { seq: 1, amountFen: 12_600_000n, covers: '全部价款' },
    ]);
  });

  test('the first payment falls due in working days while the calendar is known', () => {
    expect(firstDueDate(initialCalendar(), shanghaiInstant('2026-12-03', '10:00'), 3)).toBe('2026-12-08');
    expect(firstDueDate(initialCalendar(), shanghaiInstant('2026-12-30', '10:00'), 3)).toBe('2027-01-02');
  });
});

test.each([
  [0n, [5n, 5n], [0n, 0n], 0n],
  [4n, [5n, 5n], [4n, 0n], 0n],
  [7n, [5n, 5n], [5n, 2n], 0n],
  [12n, [5n, 5n], [5n, 5n], 2n],
])('%s laid on %s', (amount, open, taken, leftFen) =>
  expect(allocate(amount, open)).toEqual({ taken, leftFen }),
);
