import { FARMLAND_ATTRIBUTES, FARM_PURPOSES, LAND_SURVEY_CODE } from './land-attributes.js';
import { registerNo } from './attribute.js';
import { paper, paperOr } from './document.js';
import { SECOND } from './edition.js';
import { propertyType } from './property-type.js';

const SURVEY = 'NY/T 2539 农村土地承包经营权确权登记数据规范';
/** The codes of many households stand in their table. */
const OWN_LAND = { of: ['FARMER_HOUSEHOLD'], ...SECOND } as const;

export const T01 = propertyType({
  code: 'T01',
  name: '农村土地承包经营权',
  rightTraded: '家庭承包的耕地、草地、养殖水面的土地经营权',
  rights: [
    {
      code: 'USE',
      name: '土地经营权',
      modes: ['LEASE', 'SUBCONTRACT', 'EQUITY'],
      isOutright: false,
      prices: ['元/亩/年', '元/年', '元'],
    },
  ],
  mayList: ['FARMER_HOUSEHOLD'],
  mayListForHouseholds: ['COLLECTIVE', 'VILLAGE_COMMITTEE'],
  mayReceive:
    '有农业经营能力或者资质的个人和单位，同等条件下本集体成员优先；工商企业等社会资本要先通过资格审查',
  methods: ['BIDDING', 'NEGOTIATION'],
  termCaps: ['CONTRACT_END', 'LEASE_20_YEARS'],
  quantityUnits: ['亩'],
  subject: { kind: 'PARCELS', code: '地块编码', ...LAND_SURVEY_CODE },
  ownerships: ['COLLECTIVE'],
  title: {
    certificate: { label: '权证编号' },
    contract: { label: '承包合同编号', pattern: /^\d{18}J$/, shape: '18 位数字加字母 J' },
    rightEnds: { label: '承包期到哪天' },
    document: 'LAND_CERTIFICATE',
  },
  coHolders: { of: ['FARMER_HOUSEHOLD'], since: 1, source: '农村土地承包法 第十六条' },
  purposes: FARM_PURPOSES,
  attributes: [
    registerNo(
      'issuerCode',
      '发包方编码',
      { pattern: /^\d{14}$/, words: '14 位数字', source: SURVEY },
      OWN_LAND,
    ),
    registerNo(
      'holderCode',
      '承包方编码',
      { pattern: /^\d{18}$/, words: '18 位数字：发包方编码加 4 位', source: SURVEY },
      OWN_LAND,
    ),
    ...FARMLAND_ATTRIBUTES,
  ],
  rules: [
    {
      kind: 'BEGINS_WITH',
      code: { attribute: 'holderCode' },
      name: '承包方编码',
      attribute: 'issuerCode',
      of: '发包方编码',
      since: 2,
      source: SURVEY,
    },
    {
      kind: 'BEGINS_WITH',
      code: { field: 'contractNo' },
      name: '承包合同编号',
      attribute: 'holderCode',
      of: '承包方编码',
      since: 2,
      source: SURVEY,
    },
    {
      kind: 'BEGINS_WITH',
      code: { field: 'parcels' },
      name: '地块编码',
      attribute: 'issuerCode',
      of: '发包方编码',
      since: 2,
      source: SURVEY,
    },
  ],
  documents: [
    paperOr(
      ['LAND_CERTIFICATE', '土地承包经营权证', '封面和地块页'],
      ['REAL_ESTATE_CERTIFICATE', '不动产权证书'],
    ),
    paper('CONTRACT', '土地承包合同', '每一页'),
    paper('PARCEL_SKETCH', '地块示意图', '标出四至'),
    paper('FILING_FORM', '发包方备案表', '村集体盖章'),
  ],
  decisions: [
    {
      majority: 'TWO_THIRDS',
      needsTownApproval: true,
      onlyForOutsiders: true,
      onlyForOwnLand: true,
      source: '农村土地承包法 第五十二条',
    },
  ],
  isLandLease: true,
  mayBeFree: true,
  hasSocialCapitalGate: true,
  sources: ['贺党办〔2022〕110号 三(三)1', '农村土地承包法 第九条、第三十六条、第三十八条'],
});
