import { describe, expect, test } from '@jest/globals';
import { T01 } from '../property-type/t01-contracted-land.js';
import { T02 } from '../property-type/t02-transferred-land.js';
import { initialRulebook } from '../rulebook/index.js';
import type { LeaseApplication } from './application.js';
import { readApplication, refuseApplication } from './refuse-application.js';

const parcel = {
  code: '6401221022080300018',
  name: '大田',
  mu: '120',
  landUse: '水浇地',
  isBasicFarmland: true,
  east: '',
  south: '',
  west: '',
  north: '',
};

const COMPLETE: LeaseApplication = {
  title: '兰光村三组 120 亩水浇地出租',
  villageCode: '640122102208',
  location: '兰光村三组',
  transferMode: 'LEASE',
  parcels: [parcel],
  certificateNo: '640122102208000018J',
  contractNo: '640122102208000018J',
  rightEndsOn: '2047-12-31',
  coHolders: [{ name: '周秀兰', hasConsented: true }],
  termFrom: '2027-01-16',
  termTo: '2035-01-15',
  purpose: '粮食种植',
  startPriceYuan: '620',
  stepYuan: '5',
  escalation: null,
  payment: 'YEARLY',
  depositYuan: '7440',
  publicationWorkingDays: 7,
  isDeclared: true,
};

const PAPERS = [
  'ID_CARD',
  'LAND_CERTIFICATE',
  'CONTRACT',
  'COHOLDER_CONSENT',
  'PARCEL_SKETCH',
  'FILING_FORM',
];
const context = { type: T01, rulebook: initialRulebook(), today: '2026-11-02', documentKinds: PAPERS };
const faultsOf = (change: Partial<Record<keyof LeaseApplication, unknown>>) =>
  refuseApplication({ ...COMPLETE, ...change } as LeaseApplication, context).map(
    (fault) => `${fault.code} ${fault.field}`,
  );

describe('an application for T01', () => {
  test('that is complete may be sent', () => expect(faultsOf({})).toEqual([]));

  test.each([
    'title',
    'villageCode',
    'location',
    'transferMode',
    'parcels',
    'contractNo',
    'rightEndsOn',
    'termFrom',
    'termTo',
    'purpose',
    'startPriceYuan',
    'stepYuan',
    'payment',
    'depositYuan',
    'publicationWorkingDays',
    'certificateNo',
    'coHolders',
  ] as const)('is not complete without %s', (field) => {
    expect(faultsOf({ [field]: undefined })).toContain(`application.missing-field ${field}`);
  });

  test.each(PAPERS)('is not complete without the paper %s', (kind) => {
    const faults = refuseApplication(COMPLETE, {
      ...context,
      documentKinds: PAPERS.filter((paper) => paper !== kind),
    });
    expect(faults).toMatchObject([{ code: 'application.missing-document', field: `documents.${kind}` }]);
  });

  test.each<[string, Partial<Record<keyof LeaseApplication, unknown>>, string]>([
    [
      'a parcel code of 18 digits',
      { parcels: [{ ...parcel, code: '640122102208030001' }] },
      'application.bad-code parcels.0.code',
    ],
    ['a parcel of no area', { parcels: [{ ...parcel, mu: '0' }] }, 'area.out-of-range parcels.0.mu'],
    [
      'an area with five decimals',
      { parcels: [{ ...parcel, mu: '1.00001' }] },
      'area.out-of-range parcels.0.mu',
    ],
    ['a contract number without J', { contractNo: '640122102208000018' }, 'application.bad-code contractNo'],
    [
      'a co-holder who has not consented',
      { coHolders: [{ name: '周秀兰', hasConsented: false }] },
      'application.consent-missing coHolders',
    ],
    ['an end before the beginning', { termTo: '2027-01-15' }, 'term.reversed termTo'],
    ['a beginning today', { termFrom: '2026-11-02' }, 'term.already-begun termFrom'],
    [
      'twenty years and a day',
      { termTo: '2047-01-16', rightEndsOn: '2060-12-31' },
      'term.over-lease-cap termTo',
    ],
    [
      'a day past the contract',
      { termTo: '2035-01-15', rightEndsOn: '2035-01-14' },
      'term.over-contract termTo',
    ],
    ['a day that does not exist', { termTo: '2035-02-30' }, 'calendar.bad-date termTo'],
    ['a use that is no farming', { purpose: '厂房' }, 'purpose.not-farming purpose'],
    ['a price of zero', { startPriceYuan: '0' }, 'price.zero startPriceYuan'],
    ['a negative price', { startPriceYuan: '-620' }, 'money.not-whole-fen startPriceYuan'],
    ['half a fen', { stepYuan: '0.005' }, 'money.not-whole-fen stepYuan'],
    ['a step above 5 %', { stepYuan: '31.01' }, 'price.step-too-large stepYuan'],
    ['a deposit a fen above 30 %', { depositYuan: '22320.01' }, 'deposit.ratio-too-high depositYuan'],
    ['six working days', { publicationWorkingDays: 6 }, 'notice.too-few-working-days publicationWorkingDays'],
    ['half a year and more', { publicationWorkingDays: 121 }, 'notice.too-long publicationWorkingDays'],
    ['a mode that is not of the type', { transferMode: 'RE_TRANSFER' }, 'application.bad-code transferMode'],
    ['no declaration', { isDeclared: false }, 'application.declaration-unsigned isDeclared'],
  ])('is refused for %s', (_, change, fault) => expect(faultsOf(change)).toEqual([fault]));

  test.each<[string, Partial<LeaseApplication>]>([
    ['twenty years to the day', { termTo: '2047-01-15' }],
    ['the last day of the contract', { termTo: '2035-01-15', rightEndsOn: '2035-01-15' }],
    ['a step of exactly 5 %', { stepYuan: '31' }],
    ['a deposit of exactly 30 %', { depositYuan: '22320' }],
  ])('passes with %s', (_, change) => expect(faultsOf(change)).toEqual([]));

  test('reads into whole units', () => {
    expect(readApplication(COMPLETE)).toMatchObject({
      mu: 1200000n,
      area: 8000000n,
      startPriceFen: 62000n,
      stepFen: 500n,
      depositFen: 744000n,
    });
  });

  test('an empty draft names everything at once', () => {
    const faults = refuseApplication({}, { ...context, documentKinds: [] });
    expect(faults.filter((fault) => fault.code === 'application.missing-field')).toHaveLength(17);
    expect(faults.filter((fault) => fault.code === 'application.missing-document')).toHaveLength(6);
  });
});

describe('an application for T02', () => {
  const papers = T02.documents.filter((paper) => paper.isRequired).map((paper) => paper.kind);
  const of = (change: Partial<LeaseApplication>) =>
    refuseApplication(
      { ...COMPLETE, certificateNo: '', coHolders: [], contractNo: 'LZ-2023-0018', ...change },
      { ...context, type: T02, documentKinds: papers },
    );

  test('needs neither certificate nor co-holders', () => expect(of({})).toEqual([]));
  test('ends with the contract it came by', () =>
    expect(of({ rightEndsOn: '2035-01-14' })).toMatchObject([{ code: 'term.over-upstream' }]));
});
