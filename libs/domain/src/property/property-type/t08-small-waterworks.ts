import { code, number, optional, text } from './attribute.js';
import { paper, paperOr } from './document.js';
import { propertyType } from './property-type.js';

export const T08 = propertyType({
  code: 'T08',
  name: '小型水利设施所有权、使用权',
  rightTraded: '小型水利设施的所有权、使用权',
  rights: [
    {
      code: 'USE',
      name: '使用权',
      modes: ['CONTRACT', 'LEASE'],
      isOutright: false,
      prices: ['元/年', '元/处/年', '元'],
    },
    { code: 'OWNERSHIP', name: '所有权', modes: ['TRANSFER'], isOutright: true, prices: ['元'] },
  ],
  mayList: ['FARMER_HOUSEHOLD', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
  mayReceive: '能承担灌溉服务和管护责任的个人和单位',
  methods: ['BIDDING', 'NEGOTIATION', 'AUCTION'],
  termCaps: ['LEASE_20_YEARS'],
  quantityUnits: ['处', '座', '眼', 'm³'],
  subject: { kind: 'ASSET', identity: 'workName' },
  ownerships: ['COLLECTIVE', 'PRIVATE'],
  title: { certificate: { label: '水利工程产权证、使用权证编号' }, document: 'WATERWORKS_CERTIFICATE' },
  attributes: [
    text('workName', '工程名称'),
    code('workKind', '类型', {
      WELL: '机井',
      PUMP: '泵站',
      RESERVOIR: '小型蓄水池',
      POND: '塘坝',
      CANAL: '末级渠系',
      DRIP_HEAD: '滴灌首部',
    }),
    optional(number('builtIn', '建成年份', '年')),
    text('fundedBy', '投资来源'),
    number('irrigatedMu', '控制灌溉面积', '亩'),
    optional(text('flow', '设计流量或蓄水量')),
    optional(number('depth', '井深', 'm')),
    optional(text('intakePermit', '取水许可证号')),
    optional(number('households', '受益户数', '户')),
    text('waterPrice', '现行水价', { hint: '水价由主管部门核定，受让后照旧执行' }),
    text('upkeep', '管护责任', { hint: '受让方承担的灌溉服务、防汛和管护' }),
  ],
  substantial: ['irrigatedMu', 'waterPrice', 'upkeep'],
  documents: [
    paperOr(
      ['WATERWORKS_CERTIFICATE', '水利工程产权证或使用权证', '封面和登记页'],
      ['ASSET_LEDGER', '村集体资产登记表和水务局确认'],
    ),
    paper('WATER_OPINION', '水务局意见', '灌溉服务、防汛、水价怎么保证'),
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  sources: ['贺党办〔2022〕110号 三(三)8'],
});
