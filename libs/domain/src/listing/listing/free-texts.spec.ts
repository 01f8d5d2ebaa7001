import { expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { SAMPLE_DECISION, sampleListing } from '../../samples/index.js';
import { type Application, wordHits } from './index.js';

const FEE = '另收资料费五十元';
const { application: sample } = sampleListing('T03');

/** A forest lot in whose every free text a fee is asked for. */
const everywhere: Application = {
  ...sample,
  title: FEE,
  location: FEE,
  purpose: FEE,
  condition: FEE,
  qualification: FEE,
  qualificationPaper: FEE,
  delivery: FEE,
  viewing: FEE,
  attributes: { ...sample.attributes, species: FEE, atExpiry: FEE },
  parcels: [
    { ...sample.parcels![0]!, name: FEE, landUse: FEE, east: FEE, south: FEE, west: FEE, north: FEE },
  ],
  paymentPlan: [{ percent: '100', event: FEE }],
  decision: { ...SAMPLE_DECISION, place: FEE, resolution: FEE, overseerOpinion: FEE },
  valuation: { choice: 'NONE', agency: FEE },
  areaAgreement: { counts: 'MEASURED', quantity: '61', listed: '60', measured: '61', reason: FEE },
  agent: { name: '马兰', scope: FEE, validUntil: '2026-12-31' },
};

/** Source: rules §21 A5: refused where it is asked of the receiver, a finding anywhere else; all free text is read. */
test('every free text is read, and what is asked of the receiver is refused', () => {
  const found = wordHits(everywhere, getPropertyType('T03')).map(({ field, isRefused }) => [
    field,
    isRefused,
  ]);
  expect(Object.fromEntries(found)).toEqual({
    title: false,
    location: false,
    purpose: false,
    condition: true,
    qualification: true,
    qualificationPaper: true,
    delivery: false,
    viewing: false,
    'attributes.species': false,
    'attributes.atExpiry': false,
    'parcels.0.name': false,
    'parcels.0.landUse': false,
    'parcels.0.east': false,
    'parcels.0.south': false,
    'parcels.0.west': false,
    'parcels.0.north': false,
    'paymentPlan.0.event': true,
    'decision.place': false,
    'decision.resolution': false,
    'decision.overseerOpinion': false,
    'valuation.agency': false,
    'areaAgreement.reason': false,
    'agent.scope': false,
  });
});
