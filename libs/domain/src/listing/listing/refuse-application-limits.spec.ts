import { describe, expect, test } from '@jest/globals';
import { type Application, refuseApplication } from './index.js';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { sampleDocumentKinds, sampleListing } from '../../samples/index.js';

const rulebook = initialRulebook();
const TODAY = '2026-11-02';

interface Try {
  readonly change?: Partial<Record<keyof Application, unknown>>;
  readonly papers?: readonly string[];
  readonly listerKind?: ReturnType<typeof sampleListing>['listerKind'];
}

function faultsOf(code: string, { change = {}, papers, listerKind }: Try = {}): string[] {
  const sample = sampleListing(code, change as Application);
  const faults = refuseApplication(sample.application, {
    type: getPropertyType(code),
    rulebook,
    today: TODAY,
    listerKind: listerKind ?? sample.listerKind,
    documentKinds: papers ?? sampleDocumentKinds(code, sampleListing(code)),
  });
  return faults.map((fault) => `${fault.code} ${fault.field ?? ''}`);
}

/** One day and one fen beyond every cap; expected refusals typed by hand from the rules. */
describe('beyond a cap', () => {
  test.each<[string, string, Partial<Record<keyof Application, unknown>>, string[]]>([
    [
      'T01',
      'a lease of 20 years and a day',
      { termTo: '2047-01-16', rightEndsOn: '2060-12-31' },
      ['term.over-lease-cap termTo'],
    ],
    ['T01', 'a day past the contract', { rightEndsOn: '2035-01-14' }, ['term.over-contract termTo']],
    ['T02', 'a day past the upstream contract', { rightEndsOn: '2030-01-14' }, ['term.over-upstream termTo']],
    ['T03', 'a day past the forest right', { rightEndsOn: '2037-01-14' }, ['term.over-right termTo']],
    [
      'T03',
      'a lease of 20 years and a day',
      { transferMode: 'LEASE', termTo: '2047-01-16' },
      ['term.over-lease-cap termTo'],
    ],
    [
      'T04',
      '50 years and a day',
      { termTo: '2077-01-16', rightEndsOn: '2090-12-31' },
      ['term.over-waste-cap termTo'],
    ],
    [
      'T04',
      'a lease of 20 years and a day',
      { transferMode: 'LEASE', termTo: '2047-01-16' },
      ['term.over-lease-cap termTo'],
    ],
    ['T05', 'a lease of 20 years and a day', { termTo: '2047-01-16' }, ['term.over-lease-cap termTo']],
    ['T09', 'a day past the validity', { rightEndsOn: '2032-01-14' }, ['term.over-right termTo']],
    ['T11', 'a day past the certificate', { rightEndsOn: '2032-01-14' }, ['term.over-right termTo']],
    ['T13', 'a day past the land', { rightEndsOn: '2032-01-14' }, ['term.over-right termTo']],
    ['T15', 'a day past the quota', { rightEndsOn: '2028-01-14' }, ['term.over-right termTo']],
    [
      'T01',
      'a deposit a fen above 30 %',
      { depositYuan: '22320.01' },
      ['deposit.ratio-too-high depositYuan'],
    ],
    [
      'T05',
      'a deposit a fen above 30 % of a year',
      { depositYuan: '28800.01' },
      ['deposit.ratio-too-high depositYuan'],
    ],
    [
      'T07',
      'a deposit a fen above 30 % of the price',
      { depositYuan: '37800.01' },
      ['deposit.ratio-too-high depositYuan'],
    ],
    [
      'T14',
      'a bond a fen above 2 %',
      { depositYuan: '3720.01' },
      ['deposit.tender-ratio-too-high depositYuan'],
    ],
    ['T01', 'a step a fen above 5 %', { stepYuan: '31.01' }, ['price.step-too-large stepYuan']],
    [
      'T14',
      'a ceiling price a fen above the estimate',
      { startPriceYuan: '186000.01' },
      ['procurement.over-estimate startPriceYuan'],
    ],
    [
      'T01',
      'six working days',
      { publicationWorkingDays: 6 },
      ['notice.too-few-working-days publicationWorkingDays'],
    ],
    [
      'T12',
      'six working days for what perishes',
      { publicationWorkingDays: 6 },
      ['notice.too-few-working-days publicationWorkingDays'],
    ],
    [
      'T01',
      'more than half a year',
      { publicationWorkingDays: 121 },
      ['notice.too-long publicationWorkingDays'],
    ],
  ])('%s is refused for %s', (code, _, change, faults) => expect(faultsOf(code, { change })).toEqual(faults));

  test.each<[string, string, Partial<Record<keyof Application, unknown>>]>([
    ['T01', 'a lease of twenty years to the day', { termTo: '2047-01-15' }],
    ['T01', 'the last day of the contract', { rightEndsOn: '2035-01-15' }],
    ['T04', 'fifty years to the day', { termTo: '2077-01-15', rightEndsOn: '2077-01-15' }],
    ['T04', 'a contract longer than a lease', { termTo: '2060-01-15' }],
    ['T05', 'a lease of twenty years to the day', { termTo: '2047-01-15' }],
    [
      'T07',
      'a lease of a machine',
      {
        right: 'USE',
        transferMode: 'LEASE',
        termFrom: '2027-01-16',
        termTo: '2047-01-15',
        priceUnit: '元/年',
      },
    ],
    ['T01', 'a deposit of exactly 30 %', { depositYuan: '22320' }],
    ['T14', 'a bond of exactly 2 %', { depositYuan: '3720' }],
    ['T01', 'a step of exactly 5 %', { stepYuan: '31' }],
    ['T01', 'no deposit', { depositYuan: '0' }],
    ['T01', 'the deposit of the rulebook', { depositYuan: '' }],
    ['T01', 'a gift by negotiation', { startPriceYuan: '0', depositYuan: '0', method: 'NEGOTIATION' }],
    [
      'T01',
      'a gift, yearly and growing',
      { startPriceYuan: '0', depositYuan: '', method: 'NEGOTIATION', payment: 'YEARLY' },
    ],
  ])('%s passes with %s', (code, _, change) => expect(faultsOf(code, { change })).toEqual([]));
});
