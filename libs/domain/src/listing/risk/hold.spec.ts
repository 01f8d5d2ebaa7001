import { expect, test } from '@jest/globals';
import type { ListingState } from '../listing/index.js';
import { type Hold, heldStepsFrom, heldUntil } from './hold.js';

const SINCE = 100;
const NOW = 150;
const hold = (raisedAt: number, until: number, isOpen = true): Hold => ({ raisedAt, until, isOpen });

test.each<[string, Hold[], number | undefined]>([
  ['nothing found', [], undefined],
  ['one finding', [hold(120, 420)], 420],
  ['one that is over', [hold(20, 150)], undefined],
  ['one that lasts a moment longer', [hold(20, 151)], 151],
  ['one that was dealt with', [hold(120, 420, false)], undefined],
  ['one of before the lot came here', [hold(20, 320)], 320],
  ['a second one does not lengthen it', [hold(120, 420), hold(140, 440)], 420],
  ['not even where the first was dealt with', [hold(120, 420, false), hold(140, 440)], 420],
  ['nor where the first is over', [hold(110, 149), hold(145, 445)], undefined],
  ['one of before keeps its own end', [hold(20, 160), hold(140, 440)], 440],
])('%s', (_, holds, until) => {
  expect(heldUntil(holds, SINCE, NOW)?.until).toBe(until);
});

test.each<[ListingState, string[]]>([
  ['LISTED', []],
  ['REG_CLOSED', ['openTrading', 'agree', 'openNegotiation']],
  ['TRADING', ['repeatTrading']],
  ['RESULT_PUBLICITY', ['confirmDeal']],
  ['DEAL_CONFIRMED', ['sendContract']],
  ['CONTRACTING', []],
  ['SETTLED', ['certify']],
  ['CERTIFIED', []],
  ['SUSPENDED', []],
])('what is kept back from %s', (state, steps) => {
  expect(heldStepsFrom(state)).toEqual(steps);
});
