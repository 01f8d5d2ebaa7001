import { Lifecycle } from '../../kernel/index.js';

export const CONTRACT_STATES = {
  SENT: '待签字',
  SIGNED_ONE: '一方已签',
  SIGNED_ALL: '双方已签',
  DROPPED: '没有签成，作废',
} as const;

export type ContractState = keyof typeof CONTRACT_STATES;

/** Source: rules §6.10. A contract exists from the moment it is sent to both sides. */
export const contractLifecycle = new Lifecycle<
  ContractState,
  'signFirst' | 'signSecond' | 'drop',
  'PARTY' | 'CENTER_APPROVE'
>({
  initial: 'SENT',
  final: ['SIGNED_ALL', 'DROPPED'],
  transitions: [
    { from: 'SENT', action: 'signFirst', to: 'SIGNED_ONE', by: ['PARTY'], label: '一方签字' },
    { from: 'SIGNED_ONE', action: 'signSecond', to: 'SIGNED_ALL', by: ['PARTY'], label: '另一方签字' },
    {
      from: ['SENT', 'SIGNED_ONE'],
      action: 'drop',
      to: 'DROPPED',
      by: ['CENTER_APPROVE'],
      label: '一方违约，合同作废',
    },
  ],
});
