import { Lifecycle } from '../../kernel/index.js';

export const CONTRACT_STATES = {
  SENT: '待签字',
  SIGNED_ONE: '一方已签',
  SIGNED_ALL: '双方已签',
  DROPPED: '没有签成，作废',
  ENDED: '已解除',
  EXPIRED: '期限届满',
  RENEWED: '已续签',
} as const;

export type ContractState = keyof typeof CONTRACT_STATES;

/** Source: rules §6.10. A contract exists from the moment it is sent to both sides. */
export const contractLifecycle = new Lifecycle<
  ContractState,
  'signFirst' | 'signSecond' | 'drop' | 'end' | 'expire' | 'renew',
  'PARTY' | 'CENTER_APPROVE' | 'CENTER_REVIEW' | 'SYSTEM'
>({
  initial: 'SENT',
  final: ['DROPPED', 'ENDED', 'RENEWED'],
  rests: ['SIGNED_ALL', 'EXPIRED'],
  transitions: [
    { from: 'SENT', action: 'signFirst', to: 'SIGNED_ONE', by: ['PARTY'], label: '一方签字' },
    { from: 'SIGNED_ONE', action: 'signSecond', to: 'SIGNED_ALL', by: ['PARTY'], label: '另一方签字' },
    {
      from: ['SENT', 'SIGNED_ONE'],
      action: 'drop',
      to: 'DROPPED',
      by: ['CENTER_APPROVE'],
      label: '没有签成，合同作废',
    },
    { from: 'SIGNED_ALL', action: 'end', to: 'ENDED', by: ['CENTER_APPROVE'], label: '合同解除' },
    { from: 'SIGNED_ALL', action: 'expire', to: 'EXPIRED', by: ['SYSTEM'], label: '期限届满' },
    { from: 'EXPIRED', action: 'renew', to: 'RENEWED', by: ['CENTER_REVIEW'], label: '登记续签' },
  ],
});
