import { code, optional, text } from './attribute.js';
import { paper, paperOr } from './document.js';
import { propertyType } from './property-type.js';

export const T11 = propertyType({
  code: 'T11',
  name: '水域滩涂养殖经营权',
  rightTraded: '规划范围内依法取得的水域、滩涂水产养殖经营权',
  rights: [
    {
      code: 'USE',
      name: '养殖经营权',
      modes: ['LEASE', 'SUBCONTRACT', 'EQUITY', 'TRANSFER', 'CONTRACT'],
      isOutright: false,
      prices: ['元/亩/年', '元/年', '元'],
    },
  ],
  mayList: ['FARMER_HOUSEHOLD', 'LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
  mayReceive: '有水产养殖能力的个人和单位',
  methods: ['BIDDING', 'NEGOTIATION', 'TENDER', 'AUCTION'],
  termCaps: ['RIGHT_END', 'LEASE_20_YEARS'],
  quantityUnits: ['亩'],
  subject: { kind: 'PARCELS', code: '水面编号' },
  ownerships: ['COLLECTIVE', 'STATE'],
  title: {
    certificate: { label: '养殖证号' },
    rightEnds: { label: '养殖证或承包合同到哪天' },
    document: 'BREEDING_CERTIFICATE',
  },
  purposes: ['水产养殖', '稻渔综合种养'],
  attributes: [
    text('waterName', '水域名称'),
    code('breedingKind', '养殖方式', { POND: '池塘', FACTORY: '工厂化', RICE_FISH: '稻渔', CAGE: '网箱' }),
    text('waterSource', '水源'),
    optional(text('waterQuality', '水质')),
    optional(text('drainage', '进排水')),
    text('tailWater', '尾水处理', { hint: '黄灌区要写明怎么处理' }),
    code(
      'zone',
      '规划分区',
      { BREEDING: '养殖区', LIMITED: '限养区', FORBIDDEN: '禁养区' },
      {
        lawful: {
          answers: ['BREEDING', 'LIMITED'],
          reason: '禁养区不能养殖',
          source: '渔业法；贺党办〔2022〕110号 三(三)11',
        },
      },
    ),
    optional(text('facilities', '设施清单')),
  ],
  substantial: ['breedingKind', 'tailWater'],
  documents: [
    paperOr(
      ['BREEDING_CERTIFICATE', '水域滩涂养殖证', '封面和登记页'],
      ['CONTRACT', '水面承包合同'],
      ['LAND_LEDGER', '集体水面台账（村集体盖章）'],
    ),
    paper('PARCEL_SKETCH', '水面位置图', '标出四至'),
    { ...paper('ISSUER_CONSENT', '发证机关同意意见', '国有水域要有'), need: { ownership: 'STATE' } },
  ],
  decisions: [
    {
      majority: 'TWO_THIRDS',
      needsTownApproval: true,
      onlyForOutsiders: true,
      source: '农村土地承包法 第五十二条',
    },
  ],
  sources: ['贺党办〔2022〕110号 三(三)11', '渔业法'],
});
