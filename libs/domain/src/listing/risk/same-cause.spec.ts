import { expect, test } from '@jest/globals';
import type { RiskCode } from './risk-rule.js';
import { foldByCause } from './same-cause.js';

const found = (id: string, projectId: string | null, code: RiskCode, closedAt: string | null = null) => ({
  id,
  projectId,
  code,
  closedAt,
});

test('of one project and one rule together, in the order in which they came; what is dealt with by itself', () => {
  const groups = foldByCause([
    found('1', 'a', 'R02'),
    found('2', 'b', 'R02'),
    found('3', 'a', 'R02'),
    found('4', 'a', 'R15'),
    found('5', null, 'R02'),
    found('6', 'a', 'R02', '2026-11-02T01:00:00Z'),
    found('7', 'a', 'R02'),
  ]);
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([
    ['1', '3', '7'],
    ['2'],
    ['4'],
    ['5'],
    ['6'],
  ]);
  expect(foldByCause([])).toEqual([]);
});
