import type { PropertyType } from './property-type.js';

export const T02: PropertyType = {
  code: 'T02',
  name: '农村土地流转经营权',
  rightTraded: '已流转取得的土地经营权（再流转）',
  mayList: ['LARGE_GROWER', 'FAMILY_FARM', 'COOP', 'COLLECTIVE', 'ENTERPRISE'],
  modes: ['LEASE', 'RE_TRANSFER'],
  termCaps: ['UPSTREAM_END', 'LEASE_20_YEARS'],
  quantityUnit: '亩',
  priceUnit: '元/亩/年',
  titleKind: 'UPSTREAM',
  needsCoHolderConsent: false,
  documents: [
    {
      kind: 'LISTER_PROOF',
      name: '转出方主体资格证明',
      hint: '营业执照、登记证书或身份证',
      isRequired: true,
    },
    { kind: 'UPSTREAM_CONTRACT', name: '原流转合同', hint: '每一页，能看到期限', isRequired: true },
    {
      kind: 'HOLDER_CONSENT',
      name: '承包方书面同意',
      hint: '每块地的承包方都要同意再流转',
      isRequired: true,
    },
    { kind: 'FILING_FORM', name: '向本集体经济组织备案表', hint: '村集体盖章', isRequired: true },
    { kind: 'PARCEL_SKETCH', name: '地块示意图', hint: '标出四至', isRequired: true },
    { kind: 'UPSTREAM_CERTIFICATE', name: '原流转的鉴证书', hint: '有就上传', isRequired: false },
  ],
  sources: ['贺党办〔2022〕110号 三(三)2', '农村土地承包法 第四十六条'],
};
