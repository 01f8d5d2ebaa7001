import { Lifecycle } from '../../kernel/index.js';

export const ENDING_NOTICE_STATES = {
  NOTIFIED: '等对方答复',
  ACCEPTED: '对方没有异议',
  SILENT: '对方逾期没有答复',
  DISPUTED: '对方有异议',
  PROPOSED: '已提请决定',
  ENDED: '已解除合同',
  TAKEN_BACK: '已收回',
  REFUSED: '不予解除',
  LAPSED: '合同已另行了结',
} as const;
export type EndingNoticeState = keyof typeof ENDING_NOTICE_STATES;

export type EndingNoticeAction =
  'accept' | 'dispute' | 'expire' | 'propose' | 'sendBack' | 'decide' | 'refuse' | 'takeBack' | 'lapse';

/** How the other side was heard. */
export type Hearing = 'ACCEPTED' | 'SILENT' | 'DISPUTED';

const HEARD: readonly Hearing[] = ['ACCEPTED', 'SILENT', 'DISPUTED'];

/** Notices about which somebody has still to do something. */
export const OPEN_ENDING_NOTICES: readonly EndingNoticeState[] = ['NOTIFIED', ...HEARD, 'PROPOSED'];

/**
 * 解除通知: one side says in writing why the contract is to end, the other is heard, one person of the center proposes and
 * another decides. Nobody waits for somebody who says nothing: silence has its day, and what is open can be taken back or
 * refused. Source: 农村土地承包法 第四十二条; 民法典 第五百六十五条.
 */
export const endingNoticeLifecycle = new Lifecycle<
  EndingNoticeState,
  EndingNoticeAction,
  'ASKER' | 'OTHER' | 'CENTER_REVIEW' | 'CENTER_APPROVE' | 'SYSTEM'
>({
  initial: 'NOTIFIED',
  final: ['ENDED', 'TAKEN_BACK', 'REFUSED', 'LAPSED'],
  transitions: [
    {
      from: ['NOTIFIED', 'SILENT', 'DISPUTED'],
      action: 'accept',
      to: 'ACCEPTED',
      by: ['OTHER'],
      label: '没有异议',
    },
    { from: ['NOTIFIED', 'SILENT'], action: 'dispute', to: 'DISPUTED', by: ['OTHER'], label: '提出异议' },
    { from: 'NOTIFIED', action: 'expire', to: 'SILENT', by: ['SYSTEM'], label: '逾期没有答复' },
    { from: HEARD, action: 'propose', to: 'PROPOSED', by: ['CENTER_REVIEW'], label: '提请解除' },
    { from: 'PROPOSED', action: 'sendBack', to: 'REMEMBERED', by: ['CENTER_APPROVE'], label: '退回' },
    { from: 'PROPOSED', action: 'decide', to: 'ENDED', by: ['CENTER_APPROVE'], label: '决定解除' },
    {
      from: [...HEARD, 'PROPOSED'],
      action: 'refuse',
      to: 'REFUSED',
      by: ['CENTER_APPROVE'],
      label: '不予解除',
    },
    { from: OPEN_ENDING_NOTICES, action: 'takeBack', to: 'TAKEN_BACK', by: ['ASKER'], label: '收回通知' },
    { from: OPEN_ENDING_NOTICES, action: 'lapse', to: 'LAPSED', by: ['SYSTEM'], label: '合同另行了结' },
  ],
});
