import { expect, test } from '@jest/globals';
import { type PayersLot, arePayersBlind } from './blind-payers.js';

test.each<[string, PayersLot, boolean]>([
  ['listed', { state: 'LISTED', rememberedState: null }, true],
  ['stopped while listed', { state: 'SUSPENDED', rememberedState: 'LISTED' }, true],
  ['stopped while traded', { state: 'SUSPENDED', rememberedState: 'TRADING' }, false],
  ['closed', { state: 'REG_CLOSED', rememberedState: null }, false],
  ['withdrawn', { state: 'WITHDRAWN', rememberedState: null }, false],
  ['terminated', { state: 'TERMINATED', rememberedState: null }, false],
])('the payers of a lot that is %s: %#', (_, lot, isBlind) => expect(arePayersBlind(lot)).toBe(isBlind));
