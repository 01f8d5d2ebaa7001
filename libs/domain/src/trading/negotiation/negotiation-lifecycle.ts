import { Lifecycle } from '../../kernel/index.js';

export const NEGOTIATION_STATES = {
  INVITED: '可以出价了',
  OFFERING: '正在协商',
  AGREED: '谈成了，等双方签协商纪要',
  MINUTES_SIGNED: '双方已签协商纪要',
  BROKEN_OFF: '没有谈成',
} as const;
export type NegotiationState = keyof typeof NEGOTIATION_STATES;

export type NegotiationAction = 'offer' | 'accept' | 'match' | 'overtake' | 'sign' | 'breakOff';
export type NegotiationDoer = 'TRANSFEROR' | 'APPLICANT' | 'SYSTEM';

const BOTH = ['TRANSFEROR', 'APPLICANT'] as const;

/**
 * 双方协商: one transferor and one applicant. What comes after the minutes, publicity and confirmation, is the lot's.
 * Source: rules §6.10 NEGOTIATION, §8.1.
 */
export const negotiationLifecycle = new Lifecycle<NegotiationState, NegotiationAction, NegotiationDoer>({
  initial: 'INVITED',
  final: ['MINUTES_SIGNED', 'BROKEN_OFF'],
  transitions: [
    { from: ['INVITED', 'OFFERING'], action: 'offer', to: 'OFFERING', by: BOTH, label: '出价' },
    { from: 'OFFERING', action: 'accept', to: 'AGREED', by: BOTH, label: '接受' },
    {
      from: ['INVITED', 'OFFERING'],
      action: 'match',
      to: 'AGREED',
      by: ['APPLICANT'],
      label: '同等条件，优先受让',
    },
    {
      from: 'AGREED',
      action: 'overtake',
      to: 'OFFERING',
      by: ['SYSTEM'],
      label: '有优先权的人按同等条件受让',
    },
    { from: 'AGREED', action: 'sign', to: 'MINUTES_SIGNED', by: ['SYSTEM'], label: '双方签了协商纪要' },
    {
      from: ['INVITED', 'OFFERING', 'AGREED'],
      action: 'breakOff',
      to: 'BROKEN_OFF',
      by: [...BOTH, 'SYSTEM'],
      label: '不谈了',
    },
  ],
});
