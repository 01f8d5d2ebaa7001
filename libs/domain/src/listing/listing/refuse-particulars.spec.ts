import { describe, expect, test } from '@jest/globals';
import { getPropertyType } from '../../property/property-type/index.js';
import { initialRulebook } from '../../rules/rulebook/index.js';
import { sampleDocumentKinds, sampleListing } from '../../samples/index.js';
import type { PartyKind } from '../../kernel/identity/index.js';
import type { Application } from './application.js';
import { refuseApplication } from './refuse-application.js';

interface Case {
  readonly answers?: Readonly<Record<string, string>>;
  readonly change?: Application;
  readonly listerKind?: PartyKind;
  readonly papers?: readonly string[];
  readonly pictures?: number;
  readonly edition?: number;
}

/** Faults of a sample of a type that was changed so, each as `code field (rule)`. */
function faultsOf(typeCode: string, part: Case): string[] {
  const sample = sampleListing(typeCode);
  const attributes = { ...sample.application.attributes, ...part.answers };
  const application = { ...sample.application, ...part.change, attributes };
  const listerKind = part.listerKind ?? sample.listerKind;
  return refuseApplication(application, {
    type: getPropertyType(typeCode),
    rulebook: initialRulebook(),
    listerKind,
    today: '2026-11-02',
    documentKinds: part.papers ?? sampleDocumentKinds(typeCode, { listerKind, application }),
    pictureCounts: { MACHINE_PHOTOS: part.pictures ?? 4 },
    edition: part.edition,
  }).map(({ code, field, values }) => `${code} ${field} (${values?.['source'] ?? ''})`);
}

const SURVEY = 'NY/T 2539 农村土地承包经营权确权登记数据规范';
const TENANT = '民法典 第七百二十六条、第七百三十四条';
const SHARES = '中发〔2016〕37号；本集体章程';
const PLOTS = '不动产登记 宗地代码和不动产单元代码编制规则';
const PLAN_15 = '贺党办〔2022〕110号 三(三)15';
const LET = {
  occupancy: 'LET',
  letUntil: '2027-06-30',
  tenant: '贺兰丰收商行',
  tenantStance: 'WAIVES',
  tenantLeaves: 'NO',
};
const BY_HAND = { listerKind: 'FAMILY_FARM', change: { decision: null } } as const;

/** Typed by hand from rules §3.1–§3.15. */
describe('what a type asks beyond its single questions', () => {
  test.each<[string, string, Case, string[]]>([
    ['T01', 'codes that belong together', {}, []],
    [
      'T01',
      'no 发包方编码',
      { answers: { issuerCode: '' } },
      ['application.missing-field attributes.issuerCode ()'],
    ],
    [
      'T01',
      'a 发包方编码 of 13 digits',
      { answers: { issuerCode: '6401221022080' } },
      [`code.bad-shape attributes.issuerCode (${SURVEY})`],
    ],
    [
      'T01',
      'a 承包方编码 of 17 digits',
      { answers: { holderCode: '64012210220803001' } },
      [`code.bad-shape attributes.holderCode (${SURVEY})`],
    ],
    [
      'T01',
      'the 承包方编码 of another 发包方',
      { answers: { holderCode: '640122102208040018' } },
      [`code.not-of attributes.holderCode (${SURVEY})`, `code.not-of contractNo (${SURVEY})`],
    ],
    [
      'T01',
      'the contract of another household',
      { change: { contractNo: '640122102208030019J' } },
      [`code.not-of contractNo (${SURVEY})`],
    ],
    [
      'T01',
      'a collective for its households, whose form does not ask the codes of one',
      { listerKind: 'COLLECTIVE', answers: { issuerCode: '64012210220805' } },
      ['households.none households ()'],
    ],
    ['T04', 'the collective itself, which needs no registration of its own', {}, []],
    [
      'T04',
      'a farm without registration',
      BY_HAND,
      [
        'application.missing-fact attributes.registrationNo (农村土地承包法 第五十三条)',
        'application.missing-field attributes.registeredOn ()',
      ],
    ],
    [
      'T04',
      'a farm that says it is registered and brings no paper',
      {
        ...BY_HAND,
        answers: { registrationNo: '宁2019贺兰县不动产权第0000731号', registeredOn: '2019-05-06' },
        papers: ['LAND_CERTIFICATE', 'LAND_CLASS', 'PARCEL_SKETCH', 'LISTER_PROOF'],
      },
      ['application.missing-proof documents.WASTE_REGISTRATION (农村土地承包法 第五十三条)'],
    ],
    [
      'T05',
      'a let shop without its tenant',
      { answers: { occupancy: 'LET' } },
      [
        `application.missing-fact attributes.tenant (${TENANT})`,
        `application.missing-fact attributes.tenantStance (${TENANT})`,
        'application.missing-field attributes.tenantLeaves ()',
        'application.missing-fact attributes.letUntil (中心交易规则（默认值）)',
      ],
    ],
    [
      'T05',
      'a lease within the tenancy',
      { answers: LET },
      ['tenancy.still-runs termFrom (民法典 第七百二十五条)'],
    ],
    [
      'T05',
      'a lease on its last day',
      { answers: { ...LET, letUntil: '2027-01-16' } },
      ['tenancy.still-runs termFrom (民法典 第七百二十五条)'],
    ],
    ['T05', 'a lease the day after', { answers: { ...LET, letUntil: '2027-01-15' } }, []],
    ['T05', 'a tenant who goes', { answers: { ...LET, tenantLeaves: 'YES' } }, []],
    [
      'T05',
      'a tenant who has not been heard',
      {
        answers: { ...LET, letUntil: '2027-01-15' },
        papers: ['ASSET_TITLE', 'LISTER_PROOF', 'DECISION', 'DECISION_POSTED', 'DECISION_KEPT'],
      },
      [`application.missing-proof documents.TENANT_STATEMENT (${TENANT})`],
    ],
    [
      'T06',
      'more than it holds',
      { answers: { sharesHeld: '199.9999' } },
      ['share.more-than-held quantity (农村集体经济组织法)'],
    ],
    ['T06', '600 shares under a cap of 600', { change: { quantity: '600' } }, []],
    [
      'T06',
      '601 shares under a cap of 600',
      { change: { quantity: '601' } },
      [`share.over-cap quantity (${SHARES})`],
    ],
    [
      'T06',
      '601 shares that the collective takes back',
      {
        change: { quantity: '601', transferMode: 'REDEEM', method: 'NEGOTIATION' },
      },
      [],
    ],
    [
      'T06',
      'a redemption by bidding',
      { change: { transferMode: 'REDEEM' } },
      ['share.redeem-by-agreement method (中发〔2016〕37号)'],
    ],
    [
      'T07',
      'three pictures',
      { pictures: 3 },
      ['document.too-few-pictures documents.MACHINE_PHOTOS (中心交易规则（默认值）)'],
    ],
    [
      'T09',
      'a co-owner who has not agreed',
      {
        change: { isSoleHolder: false, coHolders: [{ name: '银川种业研究所', hasConsented: false }] },
      },
      ['application.consent-missing coHolders ()'],
    ],
    [
      'T10',
      'a plot of 18',
      { answers: { plotNo: '640122102208JC0128' } },
      [`plot.bad-number attributes.plotNo (${PLOTS})`],
    ],
    [
      'T10',
      'a plot that is no homestead',
      { answers: { plotNo: '640122102208GB00128' } },
      [`plot.bad-number attributes.plotNo (${PLOTS})`],
    ],
    [
      'T10',
      'a plot of another county',
      { answers: { plotNo: '640121102208JC00128' } },
      [`plot.other-county attributes.plotNo (${PLOTS})`],
    ],
    ['T10', 'a unit of 28 on its plot', { answers: { unitNo: '640122102208JC00128F00010001' } }, []],
    [
      'T10',
      'a unit of 27',
      { answers: { unitNo: '640122102208JC00128F0001000' } },
      [`plot.bad-number attributes.unitNo (${PLOTS})`],
    ],
    [
      'T10',
      'a unit of another plot',
      { answers: { unitNo: '640122102208JC00129F00010001' } },
      [`plot.unit-of-other attributes.unitNo (${PLOTS})`],
    ],
    [
      'T12',
      'cattle without tags',
      { answers: { earTags: '' } },
      ['application.missing-fact attributes.earTags (动物防疫法)'],
    ],
    [
      'T12',
      'a herd priced by its weight that does not say how many they are',
      { answers: { headCount: '' } },
      ['application.missing-field attributes.headCount ()'],
    ],
    [
      'T12',
      'horses without marks',
      { answers: { stockKind: 'OTHER', earTags: '', headCount: '2' } },
      ['application.missing-fact attributes.animalMarks (动物防疫法)'],
    ],
    ['T12', 'poultry without tags', { answers: { stockKind: 'POULTRY', earTags: '' } }, []],
    [
      'T12',
      '79 tags for 80 head',
      {
        answers: { earTags: '164012200000001 至 164012200000079' },
        change: {
          quantity: '80',
          quantityUnit: '头',
          priceUnit: '元/头',
          startPriceYuan: '15600',
          depositYuan: '100000',
          stepYuan: '100',
        },
      },
      ['ear-tags.count attributes.earTags (动物防疫法)'],
    ],
    [
      'T14',
      'a qualification that is not named',
      { answers: { qualificationKind: '' } },
      ['application.missing-fact attributes.qualificationKind (中心交易规则（默认值）)'],
    ],
    [
      'T15',
      'water in tonnes',
      { change: { quantityUnit: 't', priceUnit: '元/t' } },
      [`quota.other-unit quantityUnit (${PLAN_15})`, `quota.other-unit priceUnit (${PLAN_15})`],
    ],
    [
      'T15',
      'carbon without its year',
      {
        answers: { quotaKind: 'CARBON', carbonKind: 'ALLOWANCE' },
        change: { quantityUnit: 'tCO₂e', priceUnit: '元/tCO₂e' },
      },
      ['application.missing-fact attributes.complianceYear (贺政办发〔2022〕113号)'],
    ],
    [
      'T15',
      'pollution without its substance',
      {
        answers: { quotaKind: 'POLLUTION' },
        change: { quantityUnit: 't', priceUnit: '元/t' },
      },
      ['application.missing-field attributes.pollutant ()'],
    ],
  ])('%s: %s', (code, _, part, faults) => expect(faultsOf(code, part)).toEqual(faults));

  test.each<[string, Case]>([
    ['T01', { edition: 1, answers: { issuerCode: '', holderCode: '' } }],
    ['T04', { ...BY_HAND, edition: 1 }],
    ['T05', { edition: 1, answers: { occupancy: 'LET' } }],
    ['T06', { edition: 1, change: { quantity: '601' } }],
    ['T07', { edition: 1, pictures: 1 }],
    ['T09', { edition: 1, change: { isSoleHolder: false } }],
    ['T10', { edition: 1, answers: { plotNo: 'LG-128' } }],
    ['T12', { edition: 1, answers: { stockKind: '', earTags: '见清单' } }],
    ['T14', { edition: 1, answers: { qualificationKind: '' } }],
    ['T15', { edition: 1, answers: { waterSource: '' } }],
  ])('%s: whoever sent the first form is not asked for the second', (code, part) =>
    expect(faultsOf(code, part)).toEqual([]),
  );
});
