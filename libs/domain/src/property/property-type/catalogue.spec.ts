import { describe, expect, test } from '@jest/globals';
import type { PartyKind } from '../../kernel/identity/index.js';
import { priceUnit } from '../../listing/price/index.js';
import { PROPERTY_TYPES, getPropertyType } from './catalogue.js';
import type { DocumentRequirement } from './document.js';
import type { TermCap } from './property-type.js';
import { modesOf } from './property-type.js';
import { documentsOf } from './required-documents.js';
import { TRANSFER_MODES, type TransferMode } from './transfer-mode.js';

test.each(PROPERTY_TYPES.map((type) => [type.code, type] as const))(
  'what is substantial of %s is asked of it',
  (_, { substantial, attributes }) => {
    const asked = attributes.map(({ key }) => key);
    expect(substantial.filter((key) => !asked.includes(key))).toEqual([]);
  },
);

interface Expected {
  readonly code: string;
  readonly name: string;
  readonly modes: readonly TransferMode[];
  readonly caps: readonly TermCap[];
  readonly unit: string;
  readonly price: string;
  readonly mayList: readonly PartyKind[];
  /** Papers of the type beyond those that all types share; equivalents after a slash. */
  readonly papers: readonly string[];
}

/** Typed by hand from the table of types and the paragraphs below it (rules §3.0–§3.15, §19 D3). */
const EXPECTED: readonly Expected[] = [
  {
    code: 'T01',
    name: '农村土地承包经营权',
    modes: ['SUBCONTRACT', 'LEASE', 'EQUITY'],
    caps: ['CONTRACT_END', 'LEASE_20_YEARS'],
    unit: '亩',
    price: '元/亩/年',
    mayList: ['FARMER_HOUSEHOLD'],
    papers: ['土地承包经营权证/不动产权证书', '土地承包合同', '地块示意图', '发包方备案表'],
  },
  {
    code: 'T02',
    name: '农村土地流转经营权',
    modes: ['LEASE', 'EQUITY', 'RE_TRANSFER'],
    caps: ['UPSTREAM_END', 'LEASE_20_YEARS'],
    unit: '亩',
    price: '元/亩/年',
    mayList: ['LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
    papers: [
      '原流转合同/集体机动地、未发包地台账',
      '承包方书面同意/原合同里允许再流转的条款/集体机动地、未发包地台账',
      '向本集体经济组织备案表',
      '地块示意图',
      '原流转的鉴证书',
    ],
  },
  {
    code: 'T03',
    name: '农村集体林权',
    modes: ['SUBCONTRACT', 'LEASE', 'EQUITY', 'TRANSFER', 'CONTRACT'],
    caps: ['RIGHT_END', 'LEASE_20_YEARS'],
    unit: '亩',
    price: '元/亩/年',
    mayList: ['FARMER_HOUSEHOLD', 'LARGE_GROWER', 'COLLECTIVE', 'COOP', 'ENTERPRISE'],
    papers: ['林权证/不动产权证书', '林地承包合同/集体未承包林地台账', '林地位置图'],
  },
  {
    code: 'T04',
    name: '农村“四荒”地使用权',
    modes: ['CONTRACT', 'LEASE', 'EQUITY', 'TRANSFER'],
    caps: ['RIGHT_END', 'WASTE_50_YEARS', 'LEASE_20_YEARS'],
    unit: '亩',
    price: '元/亩/年',
    mayList: ['COLLECTIVE', 'FARMER_HOUSEHOLD', 'LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'ENTERPRISE'],
    papers: ['集体土地所有权证/不动产权证书', '自然资源局地类证明', '宗地图', '登记在本人名下的权属证书'],
  },
  {
    code: 'T05',
    name: '农村集体经营性资产',
    modes: ['CONTRACT', 'LEASE', 'EQUITY', 'JOINT_VENTURE', 'COOPERATION', 'TRANSFER'],
    caps: ['LEASE_20_YEARS'],
    unit: '项',
    price: '元/年',
    mayList: ['COLLECTIVE'],
    papers: [
      '资产权属证书/三资平台资产登记表/村集体权属证明和公示照片',
      '帮扶资产主管部门意见',
      '现承租人的书面意见或者送达通知的证明',
    ],
  },
  {
    code: 'T06',
    name: '农村集体资产股权',
    modes: ['TRANSFER', 'REDEEM'],
    caps: [],
    unit: '股',
    price: '元/股',
    mayList: ['PERSON', 'FARMER_HOUSEHOLD', 'COLLECTIVE'],
    papers: ['股权证/成员股权登记簿摘录（村集体盖章）', '章程里关于股权转让的条款', '本集体同意意见'],
  },
  {
    code: 'T07',
    name: '农业生产设施设备',
    modes: ['TRANSFER', 'LEASE'],
    caps: ['LEASE_20_YEARS'],
    unit: '台',
    price: '元/台/年',
    mayList: [
      'FARMER_HOUSEHOLD',
      'PERSON',
      'LARGE_GROWER',
      'FAMILY_FARM',
      'COOP',
      'COLLECTIVE',
      'ENTERPRISE',
      'SOLE_TRADER',
    ],
    papers: [
      '行驶证、登记证书/购置发票/村集体权属证明和公示照片',
      '机具照片（至少四张）',
      '动产融资登记查询结果',
      '抵押权人同意书',
    ],
  },
  {
    code: 'T08',
    name: '小型水利设施所有权、使用权',
    modes: ['CONTRACT', 'LEASE', 'TRANSFER'],
    caps: ['LEASE_20_YEARS'],
    unit: '处',
    price: '元/年',
    mayList: ['FARMER_HOUSEHOLD', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
    papers: ['水利工程产权证或使用权证/村集体资产登记表和水务局确认', '水务局意见'],
  },
  {
    code: 'T09',
    name: '农业类知识产权',
    modes: ['TRANSFER', 'LICENSE', 'EQUITY_COOP'],
    caps: ['RIGHT_END'],
    unit: '件',
    price: '元/年',
    mayList: [
      'PERSON',
      'FARMER_HOUSEHOLD',
      'LARGE_GROWER',
      'FAMILY_FARM',
      'COOP',
      'COLLECTIVE',
      'ENTERPRISE',
      'INSTITUTION',
      'SOCIAL_ORG',
    ],
    papers: ['权利证书/登记簿副本或检索报告', '法律状态证明'],
  },
  {
    code: 'T10',
    name: '农村宅基地使用权',
    modes: ['TRANSFER', 'LEASE'],
    caps: ['LEASE_20_YEARS'],
    unit: '宗',
    price: '元',
    mayList: ['FARMER_HOUSEHOLD', 'COLLECTIVE'],
    papers: [
      '不动产权证书（宅基地使用权和房屋）/集体土地使用证、房屋所有权证',
      '户口簿',
      '本集体同意意见',
      '宅基地资格权证明',
      '宅基地退出协议',
      '乡镇审批表',
      '房屋安全说明',
    ],
  },
  {
    code: 'T11',
    name: '水域滩涂养殖经营权',
    modes: ['SUBCONTRACT', 'LEASE', 'EQUITY', 'TRANSFER', 'CONTRACT'],
    caps: ['RIGHT_END', 'LEASE_20_YEARS'],
    unit: '亩',
    price: '元/亩/年',
    mayList: ['FARMER_HOUSEHOLD', 'LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
    papers: ['水域滩涂养殖证/水面承包合同/集体水面台账（村集体盖章）', '水面位置图', '发证机关同意意见'],
  },
  {
    code: 'T12',
    name: '农村生物资产所有权',
    modes: ['TRANSFER'],
    caps: [],
    unit: '头',
    price: '元',
    mayList: [
      'FARMER_HOUSEHOLD',
      'PERSON',
      'LARGE_GROWER',
      'FAMILY_FARM',
      'COOP',
      'COLLECTIVE',
      'ENTERPRISE',
      'SOLE_TRADER',
    ],
    papers: [
      '权属证明/耳标清单/村集体权属证明和公示照片',
      '动物检疫证明',
      '林木采伐许可证',
      '动产融资登记查询结果',
      '抵押权人同意书',
    ],
  },
  {
    code: 'T13',
    name: '设施农业经营权',
    modes: ['TRANSFER', 'LEASE', 'EQUITY'],
    caps: ['RIGHT_END', 'LEASE_20_YEARS'],
    unit: '座',
    price: '元/座/年',
    mayList: ['FARMER_HOUSEHOLD', 'LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
    papers: ['农业农村主管部门确认书', '设施农业用地备案表', '土地来源合同', '设施平面图'],
  },
  {
    code: 'T14',
    name: '镇村集体采购和工程建设招标投标',
    modes: ['PROCURE'],
    caps: [],
    unit: '项',
    price: '元',
    mayList: ['COLLECTIVE', 'VILLAGE_COMMITTEE', 'TOWN_GOVERNMENT'],
    papers: ['立项或财政批复文件/村集体决定使用自有资金的决议', '预算书或估算表', '采购文件或招标文件'],
  },
  {
    code: 'T15',
    name: '其他依法可交易的涉农及工业资源',
    modes: ['QUOTA_TRANSFER', 'LEASE'],
    caps: ['RIGHT_END'],
    unit: '万m³',
    price: '元/万m³',
    mayList: ['FARMER_HOUSEHOLD', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE', 'INSTITUTION'],
    papers: ['权证或许可证/主管部门确认文件', '主管部门意见'],
  },
];

const names = (papers: readonly DocumentRequirement[]) =>
  papers.map((paper) => [paper.name, ...(paper.instead ?? []).map((other) => other.name)].join('/'));

describe('the catalogue', () => {
  test('has the fifteen types of the plan, in its order', () => {
    expect(PROPERTY_TYPES.map((type) => type.code)).toEqual(EXPECTED.map((type) => type.code));
  });

  test.each(EXPECTED)('$code $name is what the rules say', (expected) => {
    const type = getPropertyType(expected.code);
    expect(type.name).toBe(expected.name);
    expect([...modesOf(type)].sort()).toEqual([...expected.modes].sort());
    expect(type.termCaps).toEqual(expected.caps);
    expect(type.quantityUnits[0]).toBe(expected.unit);
    expect(type.rights[0]!.prices[0]).toBe(expected.price);
    expect(type.mayList).toEqual(expected.mayList);
    expect(names(documentsOf(type)).slice(0, expected.papers.length)).toEqual(expected.papers);
    expect(names(type.documents)).toHaveLength(expected.papers.length);
  });

  test('two types are for members, one is shown only, one buys', () => {
    const codes = (is: (type: (typeof PROPERTY_TYPES)[number]) => boolean) =>
      PROPERTY_TYPES.filter(is).map((type) => type.code);
    expect(codes((type) => type.isMembersOnly)).toEqual(['T06', 'T10']);
    expect(codes((type) => type.isRelay)).toEqual(['T15']);
    expect(codes((type) => type.isBuying)).toEqual(['T14']);
    expect(codes((type) => type.hasSocialCapitalGate)).toEqual(['T01', 'T02']);
  });

  test('only household land is listed for many households by their village', () => {
    const listers = PROPERTY_TYPES.filter((type) => type.mayListForHouseholds.length > 0);
    expect(listers.map(({ code, mayListForHouseholds }) => [code, mayListForHouseholds])).toEqual([
      ['T01', ['COLLECTIVE', 'VILLAGE_COMMITTEE']],
    ]);
  });

  test('a pledge is never a way to list', () => {
    expect(Object.keys(TRANSFER_MODES)).not.toContain('MORTGAGE');
  });

  test.each(PROPERTY_TYPES.map((type) => [type.code, type] as const))('%s fits together', (_, type) => {
    const units = type.rights.flatMap((right) => right.prices).map(priceUnit);
    for (const { quantityUnit } of units) {
      if (quantityUnit !== null) expect(type.quantityUnits).toContain(quantityUnit);
    }
    for (const right of type.rights.filter(({ isOutright }) => isOutright))
      expect(right.prices.map(priceUnit).some(({ isYearly }) => isYearly)).toBe(false);
    expect(type.documents.map(({ kind }) => kind)).toContain(type.title.document);
    const keys = type.attributes.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    if (type.subject.kind === 'ASSET' && type.subject.identity) expect(keys).toContain(type.subject.identity);
    const documentKinds = documentsOf(type).map(({ kind }) => kind);
    expect(new Set(documentKinds).size).toBe(documentKinds.length);
  });
});
