import { code, number, optional, text, yesNo } from './attribute.js';
import { paper, paperOr } from './document.js';
import { propertyType } from './property-type.js';

export const T10 = propertyType({
  code: 'T10',
  name: '农村宅基地使用权',
  rightTraded: '宅基地使用权和宅基地上的房屋所有权，不改变土地集体所有性质和土地用途',
  rights: [
    {
      code: 'HOMESTEAD',
      name: '宅基地使用权及房屋所有权',
      modes: ['TRANSFER'],
      isOutright: true,
      prices: ['元'],
    },
    {
      code: 'HOUSE_LEASE',
      name: '闲置房屋租赁使用权',
      modes: ['LEASE'],
      isOutright: false,
      prices: ['元/年', '元'],
    },
  ],
  mayList: ['FARMER_HOUSEHOLD', 'COLLECTIVE'],
  mayReceive: '符合条件的本集体农户，一户一宅；城镇居民不能购买。范围要放宽，须有批准文号',
  methods: ['NEGOTIATION', 'BIDDING', 'AUCTION', 'TENDER'],
  termCaps: ['LEASE_20_YEARS'],
  quantityUnits: ['宗', 'm²'],
  subject: { kind: 'ASSET', identity: 'plotNo', isUnique: true },
  ownerships: ['COLLECTIVE'],
  title: { certificate: { label: '不动产权证书编号' }, document: 'REAL_ESTATE_CERTIFICATE' },
  coHolders: { of: ['FARMER_HOUSEHOLD'], since: 1, source: '中农发〔2019〕11号' },
  attributes: [
    text('plotNo', '宗地代码', {
      hint: '19 位，例如 640122102208JC00128；没有不动产单元代码的可以不填下一项',
    }),
    optional(text('unitNo', '不动产单元代码', { hint: '28 位' })),
    number('plotArea', '宗地面积', 'm²'),
    number('floorArea', '建筑面积', 'm²'),
    number('floors', '层数', '层'),
    optional(text('structure', '结构')),
    optional(number('builtIn', '建成年份', '年')),
    yesNo('isIdle', '是否闲置'),
    code('use', '用途', { LIVING: '居住', GUESTHOUSE: '民宿' }),
    yesNo('hasOtherHome', '转出方另有稳定住所', {
      of: ['FARMER_HOUSEHOLD'],
      rights: ['HOMESTEAD'],
      lawful: {
        answers: ['YES'],
        reason: '没有别的稳定住所的，宅基地不能转出',
        source: '中农发〔2019〕11号',
      },
    }),
    yesNo('waivesNewPlot', '承诺不再申请宅基地', {
      of: ['FARMER_HOUSEHOLD'],
      rights: ['HOMESTEAD'],
      lawful: {
        answers: ['YES'],
        reason: '转出宅基地以后再申请的，不予批准，先要承诺',
        source: '土地管理法 第六十二条',
      },
    }),
  ],
  substantial: ['plotArea', 'floorArea', 'use'],
  documents: [
    paperOr(
      ['REAL_ESTATE_CERTIFICATE', '不动产权证书（宅基地使用权和房屋）', '封面和附图页'],
      ['HOMESTEAD_CERTIFICATE', '集体土地使用证、房屋所有权证'],
    ),
    { ...paper('HOUSEHOLD_REGISTER', '户口簿', '每一页'), of: ['FARMER_HOUSEHOLD'] },
    paper('COLLECTIVE_CONSENT', '本集体同意意见', '村集体盖章'),
    { ...paper('QUALIFICATION_PROOF', '宅基地资格权证明', '村集体出具'), of: ['FARMER_HOUSEHOLD'] },
    { ...paper('EXIT_AGREEMENT', '宅基地退出协议', '原农户和村集体签的，每一页'), of: ['COLLECTIVE'] },
    paper('TOWN_PERMIT', '乡镇审批表', '写有文号'),
    paper('SAFETY_STATEMENT', '房屋安全说明', '有没有危房鉴定'),
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  rules: [
    {
      kind: 'PLOT_NUMBERS',
      plot: 'plotNo',
      unit: 'unitNo',
      since: 2,
      source: '不动产登记 宗地代码和不动产单元代码编制规则',
    },
  ],
  receiving: {
    onePerHousehold: { rights: ['HOMESTEAD'], source: '土地管理法 第六十二条' },
  },
  isMembersOnly: true,
  sources: [
    '贺党办〔2022〕110号 三(三)10',
    '民法典 第三百六十二条至第三百六十五条',
    '土地管理法 第六十二条',
    '中农发〔2019〕11号',
  ],
});
