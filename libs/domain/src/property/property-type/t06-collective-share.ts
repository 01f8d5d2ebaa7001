import { code, number, optional, text, yesNo } from './attribute.js';
import { paper, paperOr } from './document.js';
import { SECOND } from './edition.js';
import { propertyType } from './property-type.js';

export const T06 = propertyType({
  code: 'T06',
  name: '农村集体资产股权',
  rightTraded: '集体资产股份合作组织及其成员依法享有的股权（收益分配权）',
  rights: [
    {
      code: 'SHARE',
      name: '集体资产股权',
      modes: ['TRANSFER', 'REDEEM'],
      isOutright: true,
      isCounted: true,
      prices: ['元/股', '元/份', '元'],
    },
  ],
  mayList: ['PERSON', 'FARMER_HOUSEHOLD', 'COLLECTIVE'],
  mayReceive: '只限本集体成员或者本集体，并且不超过章程规定的持股上限',
  methods: ['NEGOTIATION', 'BIDDING'],
  termCaps: [],
  quantityUnits: ['股', '份'],
  subject: { kind: 'ASSET', identity: 'shareNo' },
  ownerships: ['COLLECTIVE'],
  title: { certificate: { label: '股权证号' }, document: 'SHARE_CERTIFICATE' },
  attributes: [
    text('shareNo', '股权证号'),
    text('shareholder', '成员或户'),
    code('shareKind', '股份类型', { BASIC: '基本股', SENIORITY: '农龄股', OTHER: '其他' }),
    number('sharePercent', '占比', '%'),
    number('sharesHeld', '本户现持有', '股', SECOND),
    optional(text('dividends', '近三年分红')),
    number('holdingCap', '章程规定的每户持股上限', '股'),
    yesNo('isPledged', '是否质押', {
      lawful: {
        answers: ['NO'],
        reason: '质押中的股权先解除质押，或者取得质权人同意后再转',
        source: '贺党办〔2022〕110号 四(一)',
      },
    }),
  ],
  substantial: ['shareKind', 'sharePercent', 'holdingCap'],
  documents: [
    paperOr(
      ['SHARE_CERTIFICATE', '股权证', '封面和登记页'],
      ['MEMBER_REGISTER', '成员股权登记簿摘录（村集体盖章）'],
    ),
    paper('CHARTER_CLAUSE', '章程里关于股权转让的条款', '村集体盖章'),
    paper('COLLECTIVE_CONSENT', '本集体同意意见', '村集体盖章'),
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  rules: [
    { kind: 'HOLDING_CAP', attribute: 'holdingCap', since: 2, source: '中发〔2016〕37号；本集体章程' },
    { kind: 'WITHIN_HOLDING', attribute: 'sharesHeld', since: 2, source: '农村集体经济组织法' },
    { kind: 'REDEMPTION', since: 2, source: '中发〔2016〕37号' },
  ],
  receiving: {
    holdingCap: { attribute: 'holdingCap', source: '中发〔2016〕37号；本集体章程' },
    redemption: { mode: 'REDEEM', source: '中发〔2016〕37号' },
  },
  isMembersOnly: true,
  sources: ['贺党办〔2022〕110号 三(三)6', '中发〔2016〕37号', '农村集体经济组织法'],
});
