import { code, number, optional, text, yesNo } from './attribute.js';
import { paper, paperOr } from './document.js';
import { propertyType } from './property-type.js';

export const T03 = propertyType({
  code: 'T03',
  name: '农村集体林权',
  rightTraded: '集体林地经营权，林木所有权、使用权，山林股权',
  rights: [
    {
      code: 'FOREST_LAND',
      name: '林地经营权',
      modes: ['LEASE', 'SUBCONTRACT', 'EQUITY', 'CONTRACT', 'TRANSFER'],
      isOutright: false,
      prices: ['元/亩/年', '元/年', '元'],
    },
    {
      code: 'TREES',
      name: '林木所有权、使用权',
      modes: ['TRANSFER', 'EQUITY'],
      isOutright: true,
      prices: ['元', '元/m³', '元/株'],
    },
    {
      code: 'SHARES',
      name: '山林股权',
      modes: ['TRANSFER'],
      isOutright: true,
      isCounted: true,
      prices: ['元/股', '元'],
    },
  ],
  mayList: ['FARMER_HOUSEHOLD', 'LARGE_GROWER', 'COLLECTIVE', 'COOP', 'ENTERPRISE'],
  mayReceive: '有林业经营能力的个人和单位',
  methods: ['BIDDING', 'NEGOTIATION', 'TENDER', 'AUCTION'],
  termCaps: ['RIGHT_END', 'LEASE_20_YEARS'],
  quantityUnits: ['亩', 'm³', '株', '股'],
  subject: { kind: 'PARCELS', code: '林班小班号或宗地号' },
  ownerships: ['COLLECTIVE'],
  title: {
    certificate: { label: '林权证或不动产权证书编号' },
    rightEnds: { label: '林权到哪天' },
    document: 'FOREST_CERTIFICATE',
  },
  purposes: ['林果种植', '林木培育', '林下种植', '林下养殖'],
  attributes: [
    code('forestKind', '林种', {
      PROTECTION: '防护林',
      SPECIAL: '特种用途林',
      TIMBER: '用材林',
      ECONOMIC: '经济林',
      ENERGY: '能源林',
    }),
    text('species', '树种'),
    optional(number('age', '林龄', '年')),
    optional(number('density', '郁闭度', '')),
    optional(number('volume', '蓄积', 'm³')),
    optional(number('trees', '株数', '株')),
    code('origin', '起源', { NATURAL: '天然', PLANTED: '人工' }),
    yesNo('isPublicWelfare', '是否公益林', { hint: '公益林只能抚育和更新，不能经营性采伐' }),
    text('atExpiry', '期满时林木和固定设施怎么处置'),
  ],
  substantial: ['volume', 'trees', 'isPublicWelfare', 'atExpiry'],
  documents: [
    paperOr(['FOREST_CERTIFICATE', '林权证', '封面和附图页'], ['REAL_ESTATE_CERTIFICATE', '不动产权证书']),
    paperOr(['CONTRACT', '林地承包合同', '每一页'], ['LAND_LEDGER', '集体未承包林地台账']),
    paper('PARCEL_SKETCH', '林地位置图', '标出四至'),
  ],
  decisions: [{ majority: 'TWO_THIRDS', needsTownApproval: false, source: '森林法 第十八条' }],
  sources: ['贺党办〔2022〕110号 三(三)3', '森林法 第十七条至第十九条'],
});
