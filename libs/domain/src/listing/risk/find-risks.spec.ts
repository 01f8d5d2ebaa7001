import { expect, test } from '@jest/globals';
import { sampleListing } from '../../samples/index.js';
import type { Application } from '../listing/index.js';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { type RiskFacts, findRisks } from './find-risks.js';

const TODAY = '2026-11-02';

function risksOf(typeCode: string, change: Application, facts: Partial<RiskFacts> = {}): string[] {
  const { listerKind, application } = sampleListing(typeCode, change);
  const around: RiskFacts = {
    type: getPropertyType(typeCode),
    rulebook: initialRulebook(),
    listerKind,
    today: TODAY,
    localPrices: { unitName: '元/亩/年', count: 0, twiceMedian: 0n },
    siblings: [],
    clashes: [],
    overlaps: [],
    rightEndsOn: application.rightEndsOn,
    changes: { count: 0, workingDaysLeft: null },
    ...facts,
  };
  return findRisks(application, around).map(({ code, level }) => `${code} ${level}`);
}

/** Of so many deals, the price in the middle. */
const prices = (count: number, medianYuan: number) => ({
  localPrices: { unitName: '元/亩/年', count, twiceMedian: BigInt(medianYuan * 200) },
});
const decision = (change: object): Application => ({
  decision: { ...sampleListing('T05').application.decision, ...change },
});
const basic = (isBasicFarmland: boolean, purpose: string): Application => ({
  purpose,
  parcels: sampleListing('T01').application.parcels!.map((parcel) => ({ ...parcel, isBasicFarmland })),
});
/** 19,000 a year for five years is 95,000. */
const nearLine: Application = { startPriceYuan: '19000', termFrom: '2027-01-01', termTo: '2031-12-31' };
const sibling = (yuan: number) => ({ siblings: [{ title: '冷库北间', totalFen: BigInt(yuan * 100) }] });

test.each<[string, string, Application, Partial<RiskFacts>, string[]]>([
  ['nothing', 'T01', {}, {}, []],
  ['R09: a fen under four fifths', 'T01', { startPriceYuan: '559.99' }, prices(3, 700), ['R09 YELLOW']],
  ['R09: four fifths exactly', 'T01', { startPriceYuan: '560' }, prices(3, 700), []],
  ['R09: the middle of two', 'T01', { startPriceYuan: '560.39' }, prices(4, 700.5), ['R09 YELLOW']],
  ['R09: two deals say nothing', 'T01', { startPriceYuan: '1' }, prices(2, 650), []],
  [
    'R09: another unit',
    'T01',
    { startPriceYuan: '1' },
    { localPrices: { unitName: '元/年', count: 3, twiceMedian: 1800n } },
    [],
  ],
  ['R10: two at nine tenths', 'T05', nearLine, sibling(90_000), ['R10 YELLOW']],
  ['R10: the other a yuan lower', 'T05', nearLine, sibling(89_999), []],
  ['R10: the other at the line', 'T05', nearLine, sibling(100_000), []],
  ['R10: alone', 'T05', nearLine, {}, []],
  ['R12: fish on contracted land', 'T01', basic(false, '水产养殖'), {}, ['R12 YELLOW']],
  ['R12: fish on basic farmland', 'T01', basic(true, '水产养殖'), {}, ['R12 RED']],
  ['R12: fruit is planted', 'T01', basic(true, '林果种植'), {}, []],
  ['R13: two changes', 'T01', {}, { changes: { count: 2, workingDaysLeft: 5 } }, ['R13 YELLOW']],
  [
    'R13: one, two days before the end',
    'T01',
    {},
    { changes: { count: 1, workingDaysLeft: 2 } },
    ['R13 YELLOW'],
  ],
  ['R13: one, three days before', 'T01', {}, { changes: { count: 1, workingDaysLeft: 3 } }, []],
  ['R14: capital', 'T01', { qualification: '注册 资本 500 万元以上' }, {}, ['R14 YELLOW']],
  ['R14: skill', 'T01', { qualification: '有水稻种植经验' }, {}, []],
  ['R20', 'T01', {}, { clashes: ['北一块田已在挂牌'] }, ['R20 RED']],
  ['R20: boundaries', 'T01', {}, { overlaps: ['两块地界线重叠'] }, ['R20 YELLOW']],
  [
    'R23',
    'T01',
    {},
    { unreviewed: { kinds: ['COOP', 'PERSON', 'COOP'], mu: '120', lineMu: 100 } },
    ['R23 YELLOW'],
  ],
  ['R23: nobody', 'T01', {}, { unreviewed: { kinds: [], mu: '120', lineMu: 100 } }, []],
  ['R26: twelve months to the day', 'T05', decision({ date: '2025-11-02' }), {}, []],
  ['R26: a day more', 'T05', decision({ date: '2025-11-01' }), {}, ['R26 YELLOW']],
  ['R26: 19 of 30', 'T04', decision({ inFavour: 19, against: 6 }), {}, ['R26 RED']],
  ['R26: 21 of 31', 'T04', decision({ total: 31, inFavour: 21, against: 4 }), {}, []],
  ['R26: a household asks nobody', 'T01', { decision: null }, {}, []],
  [
    'R32: eight years in the title, six by the dates',
    'T01',
    { title: '耕地八年出租', termTo: '2033-01-15' },
    {},
    ['R32 YELLOW'],
  ],
  // 120 × 620 × 8.
  ['R32: a fen off the total', 'T01', { statedTotalYuan: '595200.01' }, {}, ['R32 YELLOW']],
  ['R32: the total', 'T01', { statedTotalYuan: '595200' }, {}, []],
  // A tenth of 74,400, where 7,440.00 is the deposit.
  ['R32: a fifth, and a tenth paid', 'T01', { depositPercent: '20%' }, {}, ['R32 YELLOW']],
  ['R32: a tenth', 'T01', { depositPercent: '10%' }, {}, []],
  // 126.00 are 5 % more.
  ['R32: measured a little more than 5 % off', 'T01', {}, { measured: 1_260_001n }, ['R32 YELLOW']],
  ['R32: measured 5 % off', 'T01', {}, { measured: 1_260_000n }, []],
  ['R33: a fee where nothing is asked of the receiver', 'T01', { viewing: '另交工本费' }, {}, ['R33 YELLOW']],
  ['R33: no fee', 'T01', { viewing: '免收报名费' }, {}, []],
])('%s', (_, typeCode, change, facts, expected) => {
  expect(risksOf(typeCode, change, facts)).toEqual(expected);
});

test('R11: a cap lowered on the way, with the day it now ends on', () => {
  const { listerKind, application } = sampleListing('T01', {
    termFrom: '2027-01-01',
    termTo: '2046-12-31',
    rightEndsOn: '2057-12-31',
  });
  const rulebook = { ...initialRulebook(), 'term.leaseMaxYears': 10 };
  const [risk] = findRisks(application, {
    type: getPropertyType('T01'),
    rulebook,
    listerKind,
    today: TODAY,
    ...prices(0, 0),
    siblings: [],
    clashes: [],
    overlaps: [],
    changes: { count: 0, workingDaysLeft: null },
  });
  expect(risk).toEqual({ code: 'R11', level: 'RED', evidence: '流转到 2046-12-31，最晚只能到 2036-12-31' });
});
