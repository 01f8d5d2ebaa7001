import { describe, expect, test } from '@jest/globals';
import { INITIAL_PARAMETERS } from './initial-parameters.js';
import { initialRulebook, limitsOf, makeRulebook, rulesFor, valueIn } from './rulebook.js';

const rows = INITIAL_PARAMETERS.map(({ key, value }) => ({ key, value }));
const changed = (key: string, value: number) => rows.map((row) => (row.key === key ? { key, value } : row));

describe('a rulebook', () => {
  test('has every parameter once, inside its limits', () => {
    expect(Object.keys(initialRulebook())).toHaveLength(new Set(rows.map(({ key }) => key)).size);
    for (const { key, value } of INITIAL_PARAMETERS) {
      const { floor, ceiling } = limitsOf(key);
      expect(value).toBeGreaterThanOrEqual(floor);
      expect(value).toBeLessThanOrEqual(ceiling);
    }
  });

  test.each([
    ['a value below what the plan demands', changed('notice.minWorkingDays', 6), 'breaks its limits'],
    ['a value above what the law allows', changed('term.leaseMaxYears', 21), 'breaks its limits'],
    ['a parameter left out', rows.slice(1), 'has no value in force'],
  ])('is not made with %s', (_, given, why) => {
    expect(() => makeRulebook(given)).toThrow(why);
  });

  test('prints in a notice what concerns its type, and nothing else', () => {
    expect(rulesFor(initialRulebook(), 'T01')).not.toHaveProperty('t14.minBidders');
    expect(rulesFor(initialRulebook(), 'T14')).toHaveProperty(['t14.minBidders']);
  });
});

test.each([
  ['as the notice froze it', { 'confirm.signWorkingDays': 5 }, 5],
  ['as it was first, where the notice is older than the parameter', {}, 3],
])('a value is %s', (_, frozen, days) => {
  expect(valueIn(frozen, 'confirm.signWorkingDays')).toBe(days);
});

/** What the amendments set, and within what the center may change it. Source: rules §21 A2, A8, A10, A14, A14b. */
test.each([
  ['term.partYear', 1, 1, 3],
  ['reserve.enterByMinutes', 60, 40, 1440],
  ['bid.extensionSeconds', 300, 30, 600],
  ['bidders.min', 2, 2, 3],
  ['session.perHour', 20, 1, 200],
  ['bid.outageSeconds', 5, 2, 60],
] as const)('%s is %i, and may be %i to %i', (key, value, floor, ceiling) => {
  expect(initialRulebook()[key]).toBe(value);
  expect(limitsOf(key)).toMatchObject({ floor, ceiling });
});
