import { Lifecycle } from '../../kernel/index.js';

export const REGISTRATION_STATES = {
  DRAFT: '草稿',
  SUBMITTED: '已提交',
  CORRECTION: '待补正',
  QUALIFYING: '资格审查中',
  QUALIFIED: '资格合格，待交保证金',
  DISQUALIFIED: '资格不合格',
  ADMITTED: '取得竞买资格',
  LAPSED: '保证金未按时到账',
  WON: '已受让',
  LOST: '未受让',
  WITHDRAWN: '已撤回报名',
  BREACHED: '违约，失去受让资格',
} as const;

export type RegistrationState = keyof typeof REGISTRATION_STATES;
export type RegistrationAction =
  | 'submit'
  | 'startQualifying'
  | 'qualify'
  | 'disqualify'
  | 'reconsider'
  | 'reexamine'
  | 'admit'
  | 'unadmit'
  | 'requestCorrection'
  | 'resubmit'
  | 'lapseCorrection'
  | 'lapse'
  | 'reinstate'
  | 'win'
  | 'lose'
  | 'annul'
  | 'recall'
  | 'reopen'
  | 'succeed'
  | 'breach'
  | 'exclude'
  | 'withdraw'
  | 'standDown';
export type RegistrationDoer = 'APPLICANT' | 'CENTER_REVIEW' | 'SYSTEM';

/** 受让报名. Source: rules §6.3. What happens to the money is in the deposit's own lifecycle. */
export const registrationLifecycle = new Lifecycle<RegistrationState, RegistrationAction, RegistrationDoer>({
  initial: 'DRAFT',
  final: ['DISQUALIFIED', 'LAPSED', 'WITHDRAWN', 'BREACHED'],
  rests: ['WON', 'LOST'],
  reopens: ['reconsider', 'reinstate'],
  transitions: [
    { from: 'DRAFT', action: 'submit', to: 'SUBMITTED', by: ['APPLICANT'], label: '提交报名' },
    { from: 'SUBMITTED', action: 'startQualifying', to: 'QUALIFYING', by: ['SYSTEM'], label: '进入资格审查' },
    { from: 'QUALIFYING', action: 'qualify', to: 'QUALIFIED', by: ['CENTER_REVIEW'], label: '资格合格' },
    {
      from: 'QUALIFYING',
      action: 'disqualify',
      to: 'DISQUALIFIED',
      by: ['CENTER_REVIEW'],
      label: '资格不合格',
    },
    {
      from: 'DISQUALIFIED',
      action: 'reconsider',
      to: 'QUALIFYING',
      by: ['CENTER_REVIEW'],
      label: '两人复核，重新审查资格',
    },
    {
      from: ['QUALIFIED', 'ADMITTED'],
      action: 'reexamine',
      to: 'QUALIFYING',
      by: ['SYSTEM'],
      label: '公告变更，按新的条件重新审查资格',
    },
    {
      from: 'QUALIFYING',
      action: 'requestCorrection',
      to: 'CORRECTION',
      by: ['CENTER_REVIEW', 'SYSTEM'],
      label: '要求补正',
    },
    { from: 'CORRECTION', action: 'resubmit', to: 'QUALIFYING', by: ['APPLICANT'], label: '补正后再提交' },
    {
      from: 'CORRECTION',
      action: 'lapseCorrection',
      to: 'DISQUALIFIED',
      by: ['SYSTEM'],
      label: '没有在期限内补正',
    },
    { from: 'QUALIFIED', action: 'admit', to: 'ADMITTED', by: ['SYSTEM'], label: '保证金到账，取得竞买资格' },
    { from: 'ADMITTED', action: 'unadmit', to: 'QUALIFIED', by: ['SYSTEM'], label: '认领撤销，等保证金到账' },
    { from: 'QUALIFIED', action: 'lapse', to: 'LAPSED', by: ['SYSTEM'], label: '保证金未按时到账' },
    {
      from: 'LAPSED',
      action: 'reinstate',
      to: 'ADMITTED',
      by: ['SYSTEM'],
      label: '两人认定保证金按时到账，取得竞买资格',
    },
    { from: 'ADMITTED', action: 'win', to: 'WON', by: ['SYSTEM'], label: '成为受让方' },
    { from: 'WON', action: 'annul', to: 'LOST', by: ['SYSTEM'], label: '终止，结果不再有效' },
    { from: 'LOST', action: 'recall', to: 'QUALIFIED', by: ['SYSTEM'], label: '重新竞价，再交保证金' },
    { from: 'WON', action: 'reopen', to: 'ADMITTED', by: ['SYSTEM'], label: '结果作废，重新竞价' },
    { from: 'LOST', action: 'succeed', to: 'WON', by: ['APPLICANT'], label: '按名次受让' },
    { from: ['WON', 'ADMITTED'], action: 'breach', to: 'BREACHED', by: ['SYSTEM'], label: '认定违约' },
    {
      from: 'ADMITTED',
      action: 'exclude',
      to: 'DISQUALIFIED',
      by: ['SYSTEM'],
      label: '不能再参加，出价撤销',
    },
    {
      from: ['DRAFT', 'QUALIFYING', 'CORRECTION', 'QUALIFIED', 'ADMITTED'],
      action: 'withdraw',
      to: 'WITHDRAWN',
      by: ['APPLICANT'],
      label: '撤回报名',
    },
    {
      from: 'ADMITTED',
      action: 'standDown',
      to: 'WITHDRAWN',
      by: ['APPLICANT', 'SYSTEM'],
      label: '征求意见时不再参加',
    },
    {
      from: ['DRAFT', 'QUALIFYING', 'CORRECTION', 'QUALIFIED', 'ADMITTED'],
      action: 'lose',
      to: 'LOST',
      by: ['SYSTEM'],
      label: '未受让',
    },
  ],
});

/** Whether the applicant may still write in his registration. */
export function isInHand(state: RegistrationState): boolean {
  return state === 'DRAFT' || state === 'CORRECTION';
}
