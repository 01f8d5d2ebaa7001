import { code, date, number, optional, text, yesNo } from './attribute.js';
import { paper, paperOr } from './document.js';
import { SECOND } from './edition.js';
import { propertyType } from './property-type.js';

const CENTER = '中心交易规则（默认值）';

const LET = { attribute: 'occupancy', is: ['LET'] } as const;
const TENANT_LAW = '民法典 第七百二十六条、第七百三十四条';

export const T05 = propertyType({
  code: 'T05',
  name: '农村集体经营性资产',
  rightTraded: '集体统一经营管理的经营性资产（不含土地）的所有权、使用权',
  rights: [
    {
      code: 'USE',
      name: '使用权',
      modes: ['LEASE', 'CONTRACT', 'EQUITY', 'JOINT_VENTURE', 'COOPERATION'],
      isOutright: false,
      prices: ['元/年', '元/m²/年', '元/间/年', '元'],
    },
    { code: 'OWNERSHIP', name: '所有权', modes: ['TRANSFER'], isOutright: true, prices: ['元'] },
  ],
  mayList: ['COLLECTIVE'],
  mayReceive: '法律、法规和政策没有限制的个人和单位',
  methods: ['BIDDING', 'NEGOTIATION', 'TENDER', 'AUCTION'],
  termCaps: ['LEASE_20_YEARS'],
  quantityUnits: ['项', 'm²', '间', '台'],
  subject: { kind: 'ASSET', identity: 'assetNo' },
  ownerships: ['COLLECTIVE'],
  title: { certificate: { label: '权属证书编号' }, document: 'ASSET_TITLE' },
  attributes: [
    text('assetNo', '资产编号', { hint: '三资平台上的编号' }),
    code(
      'assetKind',
      '资产类别',
      {
        HOUSE: '房屋、门店',
        WORKSHOP: '厂房、仓库',
        COLD_STORE: '冷库',
        BARN: '养殖圈舍',
        VEHICLE: '车辆、设备',
        SHARES: '对外股权',
        RELIEF: '帮扶资产',
        SOLAR: '光伏电站',
        BUILDING_LAND: '集体经营性建设用地',
      },
      {
        lawful: {
          answers: ['HOUSE', 'WORKSHOP', 'COLD_STORE', 'BARN', 'VEHICLE', 'SHARES', 'RELIEF', 'SOLAR'],
          reason: '这个品种不含土地；集体经营性建设用地入市，请到自然资源局办理',
          source: '贺党办〔2022〕110号 三(三)5；土地管理法 第六十三条',
        },
      },
    ),
    optional(number('floorArea', '建筑面积', 'm²')),
    optional(text('structure', '结构')),
    optional(number('builtIn', '建成年份', '年')),
    optional(number('originalValue', '原值', '元')),
    optional(number('netValue', '净值', '元')),
    code('occupancy', '占用情况', { IDLE: '闲置', LET: '出租中' }),
    optional(date('letUntil', '现租到期日')),
    text('tenant', '现承租人', {
      when: LET,
      isName: true,
      because: { reason: '现承租人同等条件下优先，要先问他', source: TENANT_LAW },
      ...SECOND,
    }),
    code(
      'tenantStance',
      '现承租人的意见',
      { CLAIMS: '主张优先权', WAIVES: '书面放弃优先权', SILENT: '已书面通知，合理期限内没有答复' },
      {
        when: LET,
        because: { reason: '现承租人同等条件下优先，要先问他', source: TENANT_LAW },
        ...SECOND,
      },
    ),
    yesNo('tenantLeaves', '现承租人同意提前交回', { when: LET, rights: ['USE'], ...SECOND }),
    text('useLimits', '用途限制', { hint: '没有限制写“无”' }),
    optional(text('fireSafety', '消防')),
    optional(text('utilities', '水电')),
    yesNo('isReliefAsset', '是否帮扶资产'),
    optional(text('rentFree', '免租期', { rights: ['USE'] })),
    optional(text('fittings', '装修怎么返还', { rights: ['USE'] })),
  ],
  substantial: [
    'floorArea',
    'occupancy',
    'letUntil',
    'tenantStance',
    'tenantLeaves',
    'useLimits',
    'rentFree',
    'fittings',
  ],
  documents: [
    paperOr(
      ['ASSET_TITLE', '资产权属证书', '不动产权证、房产证等'],
      ['ASSET_LEDGER', '三资平台资产登记表'],
      ['VILLAGE_PROOF', '村集体权属证明和公示照片'],
    ),
    {
      ...paper('RELIEF_CONSENT', '帮扶资产主管部门意见', '有专项资金建成的要有'),
      need: { attribute: 'isReliefAsset', is: 'YES' },
    },
    {
      ...paper(
        'TENANT_STATEMENT',
        '现承租人的书面意见或者送达通知的证明',
        '写明主张、放弃优先权，同意提前交回的也写明',
      ),
      need: { attribute: 'occupancy', is: 'LET' },
      source: TENANT_LAW,
      ...SECOND,
    },
  ],
  decisions: [
    { majority: 'TWO_THIRDS', needsTownApproval: true, rights: ['OWNERSHIP'], source: CENTER },
    { majority: 'CHARTER', needsTownApproval: false, rights: ['USE'], source: '农村集体经济组织法' },
  ],
  rules: [
    {
      kind: 'REQUIRED_WHEN',
      attribute: 'letUntil',
      when: LET,
      reason: '出租中的，要写现租到哪天',
      since: 2,
      source: CENTER,
    },
    {
      kind: 'ANSWERED_SO',
      attribute: 'isReliefAsset',
      is: 'YES',
      when: { attribute: 'assetKind', is: ['RELIEF'] },
      shape: '“是”：资产类别选了帮扶资产',
      since: 1,
      source: CENTER,
    },
    {
      kind: 'AFTER_TENANT',
      until: 'letUntil',
      when: LET,
      unless: { attribute: 'tenantLeaves', is: ['YES'] },
      since: 2,
      source: '民法典 第七百二十五条',
    },
  ],
  receiving: { tenant: { when: LET, name: 'tenant', stance: 'tenantStance', waived: ['WAIVES'] } },
  sources: ['贺党办〔2022〕110号 三(三)5、四(二)'],
});
