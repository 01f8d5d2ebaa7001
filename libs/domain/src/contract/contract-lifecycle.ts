import { Lifecycle } from '../kernel/lifecycle.js';

export const CONTRACT_STATES = {
  SENT: '待签字',
  SIGNED_ONE: '一方已签',
  SIGNED_ALL: '双方已签',
} as const;

export type ContractState = keyof typeof CONTRACT_STATES;

/** Source: rules §6.10. A contract exists from the moment it is sent to both sides. */
export const contractLifecycle = new Lifecycle<ContractState, 'signFirst' | 'signSecond', 'PARTY'>({
  initial: 'SENT',
  final: ['SIGNED_ALL'],
  transitions: [
    { from: 'SENT', action: 'signFirst', to: 'SIGNED_ONE', by: ['PARTY'], label: '一方签字' },
    { from: 'SIGNED_ONE', action: 'signSecond', to: 'SIGNED_ALL', by: ['PARTY'], label: '另一方签字' },
  ],
});

/** The clauses that a written contract must have. Source: 农村土地承包法 第四十条. */
export const CONTRACT_CLAUSES = [
  '当事人',
  '土地的名称、坐落、面积、质量等级',
  '期限和起止日期',
  '土地用途',
  '权利和义务',
  '价款及支付方式',
  '土地被征收、征用时补偿的归属',
  '违约责任',
] as const;
