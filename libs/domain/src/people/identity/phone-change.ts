import { Lifecycle } from '../../kernel/index.js';

export const PHONE_CHANGE_STATES = {
  ASKED: '等另一人确认',
  DONE: '已换绑',
  REFUSED: '没有换绑',
} as const;

export type PhoneChangeState = keyof typeof PHONE_CHANGE_STATES;
export type PhoneChangeAction = 'confirm' | 'refuse';

/**
 * 换绑手机号: for whoever has lost number and password. One has seen his papers and the code on his new phone, another
 * confirms; until then everything is as it was. Either of them, or a third, refuses it. Source: rules §13.2.
 */
export const phoneChangeLifecycle = new Lifecycle<PhoneChangeState, PhoneChangeAction, 'CENTER'>({
  initial: 'ASKED',
  final: ['DONE', 'REFUSED'],
  transitions: [
    { action: 'confirm', from: ['ASKED'], to: 'DONE', by: ['CENTER'], label: '确认换绑' },
    { action: 'refuse', from: ['ASKED'], to: 'REFUSED', by: ['CENTER'], label: '不换绑' },
  ],
});
