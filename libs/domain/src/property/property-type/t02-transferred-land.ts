import { FARMLAND_ATTRIBUTES, FARM_PURPOSES, LAND_SURVEY_CODE } from './land-attributes.js';
import { text } from './attribute.js';
import { paper, paperOr } from './document.js';
import { propertyType } from './property-type.js';

export const T02 = propertyType({
  code: 'T02',
  name: '农村土地流转经营权',
  rightTraded: '已经流转取得的土地经营权，或者集体统一经营的机动地、未发包地的经营权',
  rights: [
    {
      code: 'USE',
      name: '土地经营权',
      modes: ['LEASE', 'EQUITY', 'RE_TRANSFER'],
      isOutright: false,
      prices: ['元/亩/年', '元/年', '元'],
    },
  ],
  mayList: ['LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
  mayReceive: '有农业经营能力或者资质的个人和单位；工商企业等社会资本要先通过资格审查',
  methods: ['BIDDING', 'NEGOTIATION'],
  termCaps: ['UPSTREAM_END', 'LEASE_20_YEARS'],
  quantityUnits: ['亩'],
  subject: { kind: 'PARCELS', code: '地块编码', ...LAND_SURVEY_CODE },
  ownerships: ['COLLECTIVE'],
  title: {
    contract: { label: '原流转合同编号' },
    rightEnds: { label: '原流转合同到哪天' },
    document: 'UPSTREAM_CONTRACT',
  },
  purposes: FARM_PURPOSES,
  attributes: [
    ...FARMLAND_ATTRIBUTES,
    text('cropOwner', '交付时地上作物归谁', { hint: '没有作物写“无”' }),
    text('facilityCompensation', '地上设施怎么补偿', { hint: '没有设施写“无”' }),
  ],
  substantial: ['cropOwner', 'facilityCompensation'],
  documents: [
    paperOr(
      ['UPSTREAM_CONTRACT', '原流转合同', '每一页，能看到期限'],
      ['LAND_LEDGER', '集体机动地、未发包地台账'],
    ),
    paperOr(
      ['HOLDER_CONSENT', '承包方书面同意', '每块地的承包方都要同意再流转'],
      ['UPSTREAM_CLAUSE', '原合同里允许再流转的条款'],
      ['LAND_LEDGER', '集体机动地、未发包地台账'],
    ),
    paper('FILING_FORM', '向本集体经济组织备案表', '村集体盖章'),
    paper('PARCEL_SKETCH', '地块示意图', '标出四至'),
    paper('UPSTREAM_CERTIFICATE', '原流转的鉴证书', '有就上传', 'IF_ANY'),
  ],
  decisions: [
    {
      majority: 'TWO_THIRDS',
      needsTownApproval: true,
      onlyForOutsiders: true,
      source: '农村土地承包法 第五十二条',
    },
  ],
  isLandLease: true,
  hasSocialCapitalGate: true,
  sources: ['贺党办〔2022〕110号 三(三)2', '农村土地承包法 第四十六条'],
});
