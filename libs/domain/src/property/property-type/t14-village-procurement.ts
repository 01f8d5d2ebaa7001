import { code, number, optional, text, yesNo } from './attribute.js';
import { paper } from './document.js';
import { propertyType } from './property-type.js';

export const T14 = propertyType({
  code: 'T14',
  name: '镇村集体采购和工程建设招标投标',
  rightTraded: '镇村集体的采购合同、工程建设合同（买方市场，价格向下）',
  rights: [{ code: 'CONTRACT', name: '采购合同', modes: ['PROCURE'], isOutright: true, prices: ['元'] }],
  mayList: ['COLLECTIVE', 'VILLAGE_COMMITTEE', 'TOWN_GOVERNMENT'],
  mayReceive: '符合公告资格条件的供应商、施工单位',
  methods: ['TENDER', 'BIDDING'],
  termCaps: [],
  quantityUnits: ['项', '标段'],
  subject: { kind: 'ASSET', identity: null },
  ownerships: ['COLLECTIVE'],
  title: { certificate: { label: '立项或财政批复文号' }, document: 'PROJECT_APPROVAL' },
  attributes: [
    code('category', '采购类别', {
      WORKS: '施工',
      GOODS: '重要设备、材料等货物',
      SERVICES: '勘察、设计、监理等服务',
      OTHER_SERVICES: '其他服务',
    }),
    code('moneySource', '资金来源', { STATE: '财政资金或国有资金为主', COLLECTIVE: '集体自有资金' }),
    text('projectName', '所属项目', { hint: '同一项目、同一批复的各项要合并计算' }),
    text('approvalNo', '立项或财政批复文号'),
    number('estimate', '单项合同估算价', '元'),
    text('content', '采购内容和数量'),
    text('duration', '工期或交货期'),
    optional(number('quality', '质量保证期', '月')),
    yesNo('needsQualification', '供应商要有资质证书'),
    optional(text('qualificationKind', '要求的资质')),
  ],
  substantial: ['content', 'duration', 'quality', 'needsQualification', 'qualificationKind'],
  documents: [
    {
      kind: 'PROJECT_APPROVAL',
      name: '立项或财政批复文件',
      hint: '写有文号和金额',
      need: 'ALWAYS',
      instead: [{ kind: 'VILLAGE_PROOF', name: '村集体决定使用自有资金的决议' }],
    },
    paper('ESTIMATE', '预算书或估算表', '能看出单项估算价'),
    paper('TENDER_FILE', '采购文件或招标文件', '含技术要求和合同条款'),
  ],
  decisions: [{ majority: 'CHARTER', needsTownApproval: false, source: '农村集体经济组织法' }],
  rules: [
    {
      kind: 'REQUIRED_WHEN',
      attribute: 'qualificationKind',
      when: { attribute: 'needsQualification', is: ['YES'] },
      reason: '要求资质的，要写明是哪一种，报名时照它收资质证书',
      since: 2,
      source: '中心交易规则（默认值）',
    },
  ],
  receiving: {
    qualification: { attribute: 'qualificationKind', source: '中心交易规则（默认值）' },
  },
  isBuying: true,
  sources: ['贺党办〔2022〕110号 三(三)14', '必须招标的工程项目规定 第五条'],
});
