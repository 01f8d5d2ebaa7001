import { expect, test } from '@jest/globals';
import { type PayersLot, arePayersBlind } from './blind-payers.js';

test.each<[string, PayersLot, boolean]>([
  ['listed', { state: 'LISTED', rememberedState: null, isDynamic: false }, true],
  ['stopped while listed', { state: 'SUSPENDED', rememberedState: 'LISTED', isDynamic: false }, true],
  ['stopped while traded', { state: 'SUSPENDED', rememberedState: 'TRADING', isDynamic: false }, false],
  ['closed', { state: 'REG_CLOSED', rememberedState: null, isDynamic: false }, false],
  ['withdrawn', { state: 'WITHDRAWN', rememberedState: null, isDynamic: false }, false],
  ['terminated', { state: 'TERMINATED', rememberedState: null, isDynamic: false }, false],
  ['bid for since its notice', { state: 'LISTED', rememberedState: null, isDynamic: true }, false],
])('the payers of a lot that is %s: %#', (_, lot, isBlind) => expect(arePayersBlind(lot)).toBe(isBlind));
