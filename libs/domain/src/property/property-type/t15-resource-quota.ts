import { code, number, optional, text } from './attribute.js';
import { SECOND } from './edition.js';
import { QUOTA_KINDS } from './quota-kind.js';
import { paper, paperOr } from './document.js';
import { propertyType } from './property-type.js';

export const T15 = propertyType({
  code: 'T15',
  name: '其他依法可交易的涉农及工业资源',
  rightTraded: '用水权、土地权、排污权、山林权、碳排放权、用能权等指标',
  rights: [
    {
      code: 'QUOTA',
      name: '指标',
      modes: ['QUOTA_TRANSFER', 'LEASE'],
      isOutright: false,
      prices: ['元/万m³', '元/m³', '元/t', '元/tCO₂e', '元/tce', '元/kWh', '元/年', '元'],
    },
  ],
  mayList: ['FARMER_HOUSEHOLD', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE', 'INSTITUTION'],
  mayReceive: '符合该项指标专门规定的个人和单位',
  methods: ['NEGOTIATION', 'BIDDING'],
  termCaps: ['RIGHT_END'],
  quantityUnits: ['万m³', 'm³', 't', 'tCO₂e', 'tce', 'kWh', '亩', 'kg', '项'],
  subject: { kind: 'ASSET', identity: 'quotaNo', isUnique: true },
  ownerships: ['COLLECTIVE', 'PRIVATE'],
  title: {
    certificate: { label: '权证或许可证编号' },
    rightEnds: { label: '指标有效期到哪天' },
    document: 'QUOTA_CERTIFICATE',
  },
  attributes: [
    code(
      'quotaKind',
      '指标种类',
      Object.fromEntries(Object.entries(QUOTA_KINDS).map(([kind, { name }]) => [kind, name])),
    ),
    code(
      'waterSource',
      '水源',
      { YELLOW: '黄河水', GROUND: '地下水', RECLAIMED: '再生水' },
      { when: { attribute: 'quotaKind', is: ['WATER'] }, ...SECOND },
    ),
    code(
      'pollutant',
      '污染物',
      { COD: '化学需氧量', NH3N: '氨氮', SO2: '二氧化硫', NOX: '氮氧化物', VOCS: '挥发性有机物' },
      { when: { attribute: 'quotaKind', is: ['POLLUTION'] }, ...SECOND },
    ),
    code(
      'carbonKind',
      '碳资产种类',
      { ALLOWANCE: '配额', CCER: '核证自愿减排量' },
      { when: { attribute: 'quotaKind', is: ['CARBON'] }, ...SECOND },
    ),
    text('quotaNo', '权证或许可证编号'),
    text('sourceOfQuota', '取水口、污染物或配额来源'),
    optional(text('complianceYear', '年度', { hint: '碳排放权写履约年度' })),
    text('usedFor', '用途', { hint: '例如：农业用于农业、农业用于工业' }),
    text('tradedAt', '在哪个平台交易', { hint: '例如：自治区公共资源交易平台' }),
    optional(number('annualQuota', '年度总量', '')),
  ],
  substantial: ['complianceYear', 'usedFor', 'annualQuota'],
  documents: [
    paperOr(
      ['QUOTA_CERTIFICATE', '权证或许可证', '封面和登记页'],
      ['QUOTA_CONFIRMATION', '主管部门确认文件'],
    ),
    paper('COMPETENT_OPINION', '主管部门意见', '写明可以交易和在哪里交易'),
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  rules: [
    { kind: 'QUOTA_KIND', attribute: 'quotaKind', since: 2, source: '贺党办〔2022〕110号 三(三)15' },
    {
      kind: 'REQUIRED_WHEN',
      attribute: 'complianceYear',
      when: { attribute: 'quotaKind', is: ['CARBON'] },
      reason: '碳排放权要写履约年度',
      since: 2,
      source: '贺政办发〔2022〕113号',
    },
  ],
  isRelay: true,
  sources: ['贺党办〔2022〕110号 三(三)15'],
});
