import { expect, test } from '@jest/globals';
import { listingLifecycle } from './listing-lifecycle.js';
import { RAIL_STATES } from './listing-rail.js';

test('every state stands at one step of the chain at most; those at none are where a listing stops', () => {
  expect(new Set(RAIL_STATES).size).toBe(RAIL_STATES.length);
  expect(listingLifecycle.states.filter((state) => !RAIL_STATES.includes(state)).sort()).toEqual([
    'BREACHED',
    'CORRECTION',
    'FAILED',
    'REJECTED',
    'SUSPENDED',
    'TERMINATED',
    'VOIDED',
    'WITHDRAWN',
  ]);
});
