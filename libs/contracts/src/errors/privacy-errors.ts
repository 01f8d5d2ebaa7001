import type { ErrorRow } from './error-row.js';

const LAW = '个人信息保护法';

/** What concerns personal information: consents, full numbers, copies, closing an account. */
export const PRIVACY_ERRORS = {
  'consent.missing': {
    status: 422,
    sentence: '还差您的同意：{titles}。请在本页逐项看过、点“同意”，再办这一步；不同意的办法也写在那里。',
    rule: `${LAW} 第二十五条、第二十九条`,
  },
  'consent.paper-missing': {
    status: 422,
    sentence:
      '还差 {name} 本人的书面同意：{titles}。请打印同意书，请他看过、签字按手印，拍照上传到这份申请的材料里，再登记。',
    rule: `${LAW} 第二十五条、第二十九条`,
  },
  'consent.partner-missing': {
    status: 422,
    sentence: '还差联合报名人 {name} 的书面同意。请他在同意书上签字，拍照上传到报名材料里，再登记。',
    rule: `${LAW} 第二十五条`,
  },
  'consent.not-public': {
    status: 409,
    sentence:
      '{name} 没有同意“{title}”，或者已经撤回，公告现在不能发布。平台会请他在“我的申请”里重新同意；他不同意的，退回审核，办补正或者不予受理。',
    rule: `${LAW} 第十五条、第二十五条`,
  },
  'consent.other-version': {
    status: 409,
    sentence: '“{title}”的说明已经改过。请刷新页面，看过新的说明再同意。',
    rule: `${LAW} 第十七条`,
  },
  'consent.document': {
    status: 422,
    sentence: '这份材料不在这份申请（报名）里。请先上传签过字的同意书，再选它。',
  },
  'consent.partner-unknown': {
    status: 422,
    sentence: '联合报名人里没有 {name}。请核对姓名，先保存报名再登记。',
  },
  'privacy.view-reason': {
    status: 422,
    sentence: '“{reason}”不是看{fact}的理由。请另选一项，或者看另一个号码。',
    rule: `${LAW} 第六条`,
  },
  'privacy.view-too-many': {
    status: 429,
    sentence: '您今天已经看了 {most} 次完整号码，到了一天的上限。明天再看；急用请监管人员协助。',
    rule: `${LAW} 第五十一条`,
  },
  'privacy.copy-waits': {
    status: 409,
    sentence: '您要的副本正在准备，或者还可以下载。请在“我的信息”页面下载；过期以后再要新的。',
  },
  'privacy.copy-not-ready': {
    status: 409,
    sentence: '副本还没有准备好，或者已经过期删除。请过一会儿再看，或者重新要一份。',
  },
  'privacy.closing-blocked': {
    status: 409,
    sentence: '现在还不能注销：{blocks}。办完以后再来；每一项怎么办，页面上都写着。',
  },
} as const satisfies Record<string, ErrorRow>;
