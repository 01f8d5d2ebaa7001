import { code, date, optional, text } from './attribute.js';
import { paper, paperOr } from './document.js';
import { propertyType } from './property-type.js';

export const T09 = propertyType({
  code: 'T09',
  name: '农业类知识产权',
  rightTraded: '涉农专利、商标、版权、新品种、新技术',
  rights: [
    { code: 'LICENSE', name: '使用许可', modes: ['LICENSE'], isOutright: false, prices: ['元/年', '元'] },
    { code: 'RIGHT', name: '权利本身', modes: ['TRANSFER', 'EQUITY_COOP'], isOutright: true, prices: ['元'] },
  ],
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
  mayReceive: '法律、法规没有限制的个人和单位；转让给外国人的要先经批准',
  methods: ['BIDDING', 'NEGOTIATION'],
  termCaps: ['RIGHT_END'],
  quantityUnits: ['件', '项'],
  subject: { kind: 'ASSET', identity: 'registeredNo', isUnique: true },
  ownerships: ['PRIVATE', 'COLLECTIVE'],
  title: {
    certificate: { label: '登记号、授权号' },
    rightEnds: { label: '权利有效期到哪天' },
    document: 'IP_CERTIFICATE',
  },
  coHolders: { of: 'EVERYBODY', since: 2, source: '民法典 第三百零一条、第三百零五条' },
  attributes: [
    code('ipKind', '种类', {
      PATENT: '专利',
      TRADEMARK: '商标',
      COPYRIGHT: '版权',
      VARIETY: '植物新品种',
      TECHNOLOGY: '新技术',
    }),
    text('registeredNo', '登记号、授权号'),
    optional(date('filedOn', '申请日')),
    date('grantedOn', '授权日'),
    code(
      'legalState',
      '法律状态',
      { VALID: '有效', PLEDGED: '质押', LICENSED: '已许可他人', DISPUTED: '诉讼中' },
      {
        lawful: {
          answers: ['VALID', 'LICENSED'],
          reason: '质押或诉讼中的权利先解除再转出',
          source: '贺党办〔2022〕110号 四(一)',
        },
      },
    ),
    text('owners', '权利人（共有的都写）', {
      isName: true,
      hint: '共有的，每位共有人都要同意，并列在共有人里',
    }),
    code(
      'licenseKind',
      '许可方式',
      { EXCLUSIVE: '独占', SOLE: '排他', ORDINARY: '普通' },
      { rights: ['LICENSE'] },
    ),
    text('territory', '地域', { rights: ['LICENSE'] }),
    optional(text('maturity', '技术成熟度')),
    optional(text('annualFee', '年费缴纳')),
  ],
  substantial: ['licenseKind', 'territory'],
  documents: [
    paperOr(
      ['IP_CERTIFICATE', '权利证书', '专利证书、商标注册证、新品种权证书'],
      ['IP_REGISTER', '登记簿副本或检索报告'],
    ),
    paper('IP_STATE', '法律状态证明', '登记机构查询的结果'),
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  sources: ['贺党办〔2022〕110号 三(三)9', '专利法 第十条', '商标法 第四十二条、第四十三条'],
});
