import { expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { sampleListing } from '../../samples/index.js';
import type { Application } from './application.js';
import { stepAfterCorrection } from './judged-before.js';
import type { ListingState } from './listing-states.js';

const { application: land } = sampleListing('T01');
const parcel = land.parcels![0]!;

test.each<[string, Application, ListingState, ListingState]>([
  ['nothing', {}, 'CENTER_REVIEWING', 'CENTER_REVIEWING'],
  ['a title', { title: '另一个名字' }, 'CENTER_REVIEWING', 'CENTER_REVIEWING'],
  ['the price', { startPriceYuan: '1' }, 'CENTER_REVIEWING', 'CENTER_REVIEWING'],
  ['the village', { villageCode: '640122100201' }, 'CENTER_REVIEWING', 'VILLAGE_VERIFYING'],
  ['the words for the place', { location: '兰光村三组，大田西侧' }, 'CENTER_ACCEPTING', 'CENTER_ACCEPTING'],
  ['an area', { parcels: [{ ...parcel, mu: '900' }] }, 'TOWN_REVIEWING', 'VILLAGE_VERIFYING'],
  [
    'a parcel',
    { parcels: [{ ...parcel, code: '6401221022080300077' }] },
    'CENTER_REVIEWING',
    'VILLAGE_VERIFYING',
  ],
  ['an area, on the spot', { parcels: [{ ...parcel, mu: '900' }] }, 'VILLAGE_VERIFYING', 'VILLAGE_VERIFYING'],
  ['the term', { termTo: '2040-01-01' }, 'CENTER_REVIEWING', 'TOWN_REVIEWING'],
  ['the use', { purpose: '设施农业' }, 'CENTER_ACCEPTING', 'TOWN_REVIEWING'],
  ['the use, at the township', { purpose: '设施农业' }, 'TOWN_REVIEWING', 'TOWN_REVIEWING'],
  ['the receivers', { receivers: 'MEMBERS' }, 'VILLAGE_VERIFYING', 'VILLAGE_VERIFYING'],
])('%s of land, asked for at %s', (_, change, asker, expected) =>
  expect(
    stepAfterCorrection(asker, { before: land, after: { ...land, ...change } }, getPropertyType('T01')),
  ).toBe(expected),
);

test('a thing without a parcel’s code, and in another place, is looked at again', () => {
  const { application } = sampleListing('T05');
  const pair = { before: application, after: { ...application, location: '别处' } };
  expect(stepAfterCorrection('CENTER_ACCEPTING', pair, getPropertyType('T05'))).toBe('VILLAGE_VERIFYING');
});

test('a machine of another number is another machine; another answer of it is none', () => {
  const type = getPropertyType('T07');
  const { application } = sampleListing('T07');
  const { identity } = type.subject as { identity: string };
  const after = (attributes: Record<string, string>) => ({
    before: application,
    after: { ...application, attributes: { ...application.attributes, ...attributes } },
  });
  expect(stepAfterCorrection('CENTER_REVIEWING', after({ [identity]: 'HL-77' }), type)).toBe(
    'VILLAGE_VERIFYING',
  );
  expect(stepAfterCorrection('CENTER_REVIEWING', after({ other: '1' }), type)).toBe('CENTER_REVIEWING');
});

test('a field left empty is one that was never there', () => {
  const { quantity: _, ...without } = land;
  const pair = { before: without, after: { ...without, quantity: '' } };
  expect(stepAfterCorrection('CENTER_REVIEWING', pair, getPropertyType('T01'))).toBe('CENTER_REVIEWING');
});
