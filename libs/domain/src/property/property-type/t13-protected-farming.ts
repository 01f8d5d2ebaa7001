import { code, number, optional, text, yesNo } from './attribute.js';
import { paper, paperOr } from './document.js';
import { propertyType } from './property-type.js';

export const T13 = propertyType({
  code: 'T13',
  name: '设施农业经营权',
  rightTraded: '经农业农村主管部门确认的日光温室、连栋温室、大中型移动温室的经营权',
  rights: [
    {
      code: 'USE',
      name: '设施农业经营权',
      modes: ['LEASE', 'EQUITY', 'TRANSFER'],
      isOutright: false,
      prices: ['元/座/年', '元/栋/年', '元/亩/年', '元/m²/年', '元/年', '元'],
    },
  ],
  mayList: ['FARMER_HOUSEHOLD', 'LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
  mayReceive: '有设施农业经营能力的个人和单位',
  methods: ['BIDDING', 'NEGOTIATION'],
  termCaps: ['RIGHT_END', 'LEASE_20_YEARS'],
  quantityUnits: ['座', '栋', '亩', 'm²'],
  subject: { kind: 'ASSET', identity: 'facilityNo' },
  ownerships: ['COLLECTIVE'],
  title: {
    certificate: { label: '设施农业经营权确认书编号' },
    rightEnds: { label: '用地到哪天' },
    document: 'FACILITY_CONFIRMATION',
  },
  purposes: ['蔬菜种植', '粮食种植', '其他种植', '林果种植'],
  attributes: [
    text('facilityNo', '设施编号'),
    code('facilityKind', '类型', { SOLAR: '日光温室', MULTI_SPAN: '连栋温室', MOVABLE: '大中型移动温室' }),
    optional(number('builtIn', '建成年份', '年')),
    text('size', '长×宽×脊高', { hint: '例如：80 m×10 m×4.2 m' }),
    number('facilityArea', '设施面积', 'm²'),
    optional(text('frame', '骨架材料')),
    optional(text('cover', '覆盖')),
    optional(text('equipment', '保温被、卷帘、补光、水肥一体化')),
    optional(number('annexArea', '附属房面积', 'm²')),
    text('landSource', '土地权属来源'),
    optional(text('crop', '现种')),
    optional(number('powerCapacity', '用电容量', 'kW')),
    yesNo('isForFarming', '没有改作非农用途（“大棚房”）', {
      lawful: { answers: ['YES'], reason: '设施农业用地不能改作非农用途', source: '自然资规〔2019〕4号' },
    }),
  ],
  substantial: ['facilityArea'],
  documents: [
    paperOr(['FACILITY_CONFIRMATION', '农业农村主管部门确认书', '写有设施编号和面积']),
    paper('LAND_FILING', '设施农业用地备案表', '乡镇备案'),
    paper('LAND_SOURCE', '土地来源合同', '承包合同或流转合同'),
    paper('PARCEL_SKETCH', '设施平面图', '标出位置'),
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  sources: ['贺党办〔2022〕110号 三(三)13', '自然资规〔2019〕4号'],
});
