import { code, date, number, optional, text, yesNo } from './attribute.js';
import { paper, paperOr } from './document.js';
import { SECOND } from './edition.js';
import { propertyType } from './property-type.js';

export const T07 = propertyType({
  code: 'T07',
  name: '农业生产设施设备',
  rightTraded: '大型农机具等农业生产设施设备的使用权（或者随物转让）',
  rights: [
    {
      code: 'USE',
      name: '使用权',
      modes: ['LEASE'],
      isOutright: false,
      prices: ['元/台/年', '元/套/年', '元/年', '元/亩次', '元'],
    },
    {
      code: 'OWNERSHIP',
      name: '所有权',
      modes: ['TRANSFER'],
      isOutright: true,
      prices: ['元', '元/台', '元/套'],
    },
  ],
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
  mayReceive: '法律、法规和政策没有限制的个人和单位；驾驶操作的要有相应证件',
  methods: ['BIDDING', 'NEGOTIATION', 'AUCTION'],
  termCaps: ['LEASE_20_YEARS'],
  quantityUnits: ['台', '套', '亩次'],
  subject: { kind: 'ASSET', identity: 'frameNo', isUnique: true },
  ownerships: ['COLLECTIVE', 'PRIVATE'],
  title: { certificate: { label: '号牌、登记证书编号' }, document: 'MACHINE_CERTIFICATE' },
  attributes: [
    text('machineKind', '机具或设施类别', { hint: '例如：拖拉机、联合收割机、保鲜库' }),
    text('model', '品牌型号'),
    optional(date('madeOn', '出厂日期')),
    optional(text('engineNo', '发动机号')),
    text('frameNo', '机架号或设备编号'),
    optional(number('power', '功率', 'kW')),
    optional(number('hours', '作业小时', '小时')),
    optional(date('inspectedUntil', '年检至')),
    yesNo('isSubsidised', '是否补贴机具'),
    optional(number('subsidyYear', '补贴年度', '年')),
    code(
      'subsidyLimit',
      '补贴限制期',
      { NONE: '没有或者已过', RUNNING: '还在限制期内' },
      {
        lawful: {
          answers: ['NONE'],
          reason: '还在补贴限制期内的机具不能转出，期满后再来',
          source: '中心交易规则（默认值）',
        },
      },
    ),
    yesNo('isMortgaged', '是否抵押'),
    text('storedAt', '存放地'),
    text('viewing', '看样时间'),
  ],
  documents: [
    paperOr(
      ['MACHINE_CERTIFICATE', '行驶证、登记证书', '拖拉机、联合收割机要有'],
      ['PURCHASE_INVOICE', '购置发票'],
      ['VILLAGE_PROOF', '村集体权属证明和公示照片'],
    ),
    {
      ...paper('MACHINE_PHOTOS', '机具照片（至少四张）', '前后左右和铭牌，四张各不相同的照片'),
      leastPictures: 4,
      source: '中心交易规则（默认值）',
      ...SECOND,
    },
    paper('PLEDGE_SEARCH', '动产融资登记查询结果', '在中登网查询'),
    {
      ...paper('PLEDGEE_CONSENT', '抵押权人同意书', '抵押中的要有'),
      need: { attribute: 'isMortgaged', is: 'YES' },
    },
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  sources: ['贺党办〔2022〕110号 三(三)7', '拖拉机和联合收割机登记规定', '国发〔2020〕18号'],
});
