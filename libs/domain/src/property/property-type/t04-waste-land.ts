import { code, date, optional, text, yesNo } from './attribute.js';
import type { PartyKind } from '../../kernel/identity/index.js';
import { paper, paperOr } from './document.js';
import { SECOND } from './edition.js';
import { propertyType } from './property-type.js';

const CENTER = '中心交易规则（默认值）';
const OUTSIDE = '在这样的范围内不能开发经营';

/** Whoever has it from the collective passes it on only once it is registered as his. */
const SECOND_HAND: readonly PartyKind[] = [
  'FARMER_HOUSEHOLD',
  'LARGE_GROWER',
  'FAMILY_FARM',
  'COOP',
  'ENTERPRISE',
];
const REGISTERED = '农村土地承包法 第五十三条';

export const T04 = propertyType({
  code: 'T04',
  name: '农村“四荒”地使用权',
  rightTraded: '荒山、荒沟、荒丘、荒滩和未开发利用地、盐渍化荒地的使用权',
  rights: [
    {
      code: 'USE',
      name: '“四荒”地使用权',
      modes: ['CONTRACT', 'LEASE', 'EQUITY', 'TRANSFER'],
      isOutright: false,
      prices: ['元/亩/年', '元/年', '元'],
    },
  ],
  mayList: ['COLLECTIVE', 'FARMER_HOUSEHOLD', 'LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'ENTERPRISE'],
  mayReceive: '有资信和经营能力的个人和单位，同等条件下本集体成员优先',
  methods: ['AUCTION', 'TENDER', 'NEGOTIATION', 'BIDDING'],
  termCaps: ['RIGHT_END', 'WASTE_50_YEARS', 'LEASE_20_YEARS'],
  quantityUnits: ['亩'],
  subject: { kind: 'PARCELS', code: '宗地号' },
  ownerships: ['COLLECTIVE'],
  title: {
    certificate: { label: '土地权属证书编号' },
    rightEnds: { label: '权利到哪天（集体发包填五十年内的日期）' },
    document: 'LAND_CERTIFICATE',
  },
  purposes: ['粮食种植', '其他种植', '畜牧养殖', '水产养殖', '林果种植', '治理改良'],
  attributes: [
    code('wasteKind', '荒地类别', {
      MOUNTAIN: '荒山',
      GULLY: '荒沟',
      HILL: '荒丘',
      BEACH: '荒滩',
      UNUSED: '未开发利用地',
      SALINE: '盐渍化荒地',
    }),
    yesNo('isInRedLine', '是否在生态保护红线内', {
      lawful: { answers: ['NO'], reason: `生态保护红线：${OUTSIDE}`, source: CENTER },
    }),
    yesNo('isInReserve', '是否在自然保护区内', {
      lawful: { answers: ['NO'], reason: `自然保护区：${OUTSIDE}`, source: CENTER },
    }),
    yesNo('isInRiver', '是否在河道管理范围内', {
      lawful: { answers: ['NO'], reason: `河道管理范围：${OUTSIDE}`, source: CENTER },
    }),
    optional(text('improvement', '治理改良要求')),
    text('registrationNo', '登记在本人名下的证书编号', {
      of: SECOND_HAND,
      hint: '没有依法登记取得权属证书的，不能再流转',
      because: {
        reason: '通过招标、拍卖、公开协商取得的，依法登记取得权属证书后才能再流转',
        source: REGISTERED,
      },
      ...SECOND,
    }),
    date('registeredOn', '登记日期', { of: SECOND_HAND, ...SECOND }),
  ],
  substantial: ['improvement'],
  documents: [
    paperOr(
      ['LAND_CERTIFICATE', '集体土地所有权证', '封面和附图页'],
      ['REAL_ESTATE_CERTIFICATE', '不动产权证书'],
    ),
    paper('LAND_CLASS', '自然资源局地类证明', '写明地类，并写明不在红线、保护区、河道范围内'),
    paper('PARCEL_SKETCH', '宗地图', '标出四至'),
    {
      ...paper('WASTE_REGISTRATION', '登记在本人名下的权属证书', '不动产登记机构颁发，能看到登记日期'),
      of: SECOND_HAND,
      source: REGISTERED,
      ...SECOND,
    },
  ],
  decisions: [
    {
      majority: 'TWO_THIRDS',
      needsTownApproval: true,
      onlyForOutsiders: true,
      source: '农村土地承包法 第五十二条',
    },
  ],
  sources: ['贺党办〔2022〕110号 三(三)4', '农村土地承包法 第四十八条至第五十三条', '国办发〔1999〕102号'],
});
