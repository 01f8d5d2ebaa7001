import { describe, expect, test } from '@jest/globals';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { refuseTrading } from './refuse-trading.js';

const rulebook = initialRulebook();

describe('双方协商', () => {
  const lot = { isBuying: false, isNegotiated: true, startPriceFen: 9_600_000n };
  test.each([
    ['a reserve', { hasReserve: true }, ['trading.reserve-not-offered trading.hasReserve']],
    [
      'a price that falls',
      { mode: 'DESC', floorYuan: '80000' },
      ['trading.negotiated-descending trading.mode'],
    ],
    ['bidding that goes up', { mode: 'ASC_MULTI' }, []],
    ['sealed offers', { mode: 'SEALED_ONE' }, []],
  ] as const)('%s', (_, choice, expected) =>
    expect(refuseTrading(choice, rulebook, lot).map(({ code, field }) => `${code} ${field}`)).toEqual(
      expected,
    ),
  );
});
