import { describe, expect, test } from '@jest/globals';
import type { PartyKind } from '../../kernel/identity/index.js';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { SAMPLE_DECISION, sampleListing } from '../../samples/index.js';
import type { Application } from './application.js';
import type { FormerListing } from './former-listing.js';
import { refuseMethod } from './refuse-method.js';

/** A cold store for five years at 96,000 a year; its bidding failed on 2 November, where 98,000 had been offered. */
const FORMER: FormerListing = {
  lotNo: '640122102N26110001-1',
  failedOn: '2026-11-02',
  wasPublic: true,
  priceUnit: '元/年',
  scale: 2,
  startPrice: 9_600_000n,
  bestOffer: 9_800_000n,
};
const { bestOffer: _, ...UNOFFERED } = FORMER;
const decided = (date: string): Application => ({ decision: { ...SAMPLE_DECISION, date } });

function faultsOf(
  change: Application,
  former: FormerListing | undefined,
  listerKind: PartyKind = 'COLLECTIVE',
) {
  const application = { ...sampleListing('T05', change).application, method: 'NEGOTIATION' as const };
  const context = { type: getPropertyType('T05'), rulebook: initialRulebook(), listerKind, former };
  return refuseMethod(application, context).map(({ code, field }) => `${code} ${field}`);
}

/** Source: rules §21 A11. */
describe('a collective’s lot of 100,000 and more', () => {
  test.each<[string, Application, FormerListing | undefined, string[]]>([
    ['was never offered to everybody', decided('2026-11-03'), undefined, ['method.public-required method']],
    ['failed, and its body has decided since', decided('2026-11-03'), FORMER, []],
    [
      'failed while it was only negotiated',
      decided('2026-11-03'),
      { ...FORMER, wasPublic: false },
      ['method.public-required method'],
    ],
    ['failed, and its body decided on that day', decided('2026-11-02'), FORMER, []],
    [
      'failed, and nothing was decided since',
      decided('2026-11-01'),
      FORMER,
      ['method.decide-after-failure decision.date'],
    ],
    [
      'failed, and nothing was decided at all',
      { decision: null },
      FORMER,
      ['method.decide-after-failure decision.date'],
    ],
    [
      'failed, and is asked for by another unit than was offered for it',
      { ...decided('2026-11-03'), priceUnit: '元', payment: 'ONCE', startPriceYuan: '480000' },
      FORMER,
      ['method.unit-of-offers priceUnit'],
    ],
    [
      'failed without an offer, and is asked for by another unit',
      { ...decided('2026-11-03'), priceUnit: '元', payment: 'ONCE', startPriceYuan: '480000' },
      UNOFFERED,
      [],
    ],
  ])('%s', (_case, change, former, faults) => expect(faultsOf(change, former)).toEqual(faults));

  test('below that it is negotiated from the start', () =>
    expect(faultsOf({ startPriceYuan: '19999.99' }, undefined)).toEqual([]));

  test('a household’s own is negotiated freely', () =>
    expect(faultsOf({}, undefined, 'FARMER_HOUSEHOLD')).toEqual([]));
});
