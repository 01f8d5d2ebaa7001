import type { PropertyType } from './property-type.js';

export const T01: PropertyType = {
  code: 'T01',
  name: '农村土地承包经营权',
  rightTraded: '家庭承包耕地、草地、养殖水面的土地经营权',
  mayList: ['FARMER_HOUSEHOLD'],
  modes: ['LEASE', 'SUBCONTRACT'],
  termCaps: ['CONTRACT_END', 'LEASE_20_YEARS'],
  quantityUnit: '亩',
  priceUnit: '元/亩/年',
  titleKind: 'CONTRACT',
  needsCoHolderConsent: true,
  documents: [
    { kind: 'ID_CARD', name: '承包方代表身份证', hint: '正反两面，看得清号码', isRequired: true },
    {
      kind: 'LAND_CERTIFICATE',
      name: '土地承包经营权证或不动产权证书',
      hint: '封面和地块页',
      isRequired: true,
    },
    { kind: 'CONTRACT', name: '土地承包合同', hint: '每一页', isRequired: true },
    { kind: 'COHOLDER_CONSENT', name: '共有人同意书', hint: '证上成年家庭成员都要签字', isRequired: true },
    { kind: 'PARCEL_SKETCH', name: '地块示意图', hint: '标出四至', isRequired: true },
    { kind: 'FILING_FORM', name: '发包方备案表', hint: '村集体盖章', isRequired: true },
    {
      kind: 'MANDATE',
      name: '授权委托书',
      hint: '别人代办时才需要，写明事项、权限、期限',
      isRequired: false,
    },
  ],
  sources: ['贺党办〔2022〕110号 三(三)1', '农村土地承包法 第九条、第三十六条、第三十八条'],
};
