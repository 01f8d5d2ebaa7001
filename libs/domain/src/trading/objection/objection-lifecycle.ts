import { Lifecycle } from '../../kernel/index.js';

export const OBJECTION_STATES = {
  FILED: '已提出，等中心受理',
  INVESTIGATING: '已受理，正在调查',
  REFUSED: '不予受理',
  DISMISSED: '已答复，异议不成立',
  UPHELD: '已答复，异议成立，等监管部门决定结果',
  COMPLAINED: '已投诉，等监管部门决定',
  DECIDED: '监管部门已决定',
} as const;
export type ObjectionState = keyof typeof OBJECTION_STATES;

export type ObjectionAction = 'accept' | 'refuse' | 'dismiss' | 'uphold' | 'complain' | 'decide';
export type ObjectionDoer = 'CENTER_APPROVE' | 'SUPERVISOR' | 'OBJECTOR';

/** 异议与投诉: the center answers first, the supervisor decides what becomes of a result. Source: rules §6.8. */
export const objectionLifecycle = new Lifecycle<ObjectionState, ObjectionAction, ObjectionDoer>({
  initial: 'FILED',
  final: ['DECIDED'],
  rests: ['REFUSED', 'DISMISSED'],
  transitions: [
    { from: 'FILED', action: 'accept', to: 'INVESTIGATING', by: ['CENTER_APPROVE'], label: '受理' },
    { from: 'FILED', action: 'refuse', to: 'REFUSED', by: ['CENTER_APPROVE'], label: '不予受理' },
    {
      from: 'INVESTIGATING',
      action: 'dismiss',
      to: 'DISMISSED',
      by: ['CENTER_APPROVE'],
      label: '答复：异议不成立',
    },
    {
      from: 'INVESTIGATING',
      action: 'uphold',
      to: 'UPHELD',
      by: ['CENTER_APPROVE'],
      label: '答复：异议成立',
    },
    {
      from: ['REFUSED', 'DISMISSED'],
      action: 'complain',
      to: 'COMPLAINED',
      by: ['OBJECTOR'],
      label: '不服，向监管部门投诉',
    },
    {
      from: ['FILED', 'INVESTIGATING', 'UPHELD', 'COMPLAINED'],
      action: 'decide',
      to: 'DECIDED',
      by: ['SUPERVISOR'],
      label: '作出决定',
    },
  ],
});

/** States in which a result may still change, so that it cannot be confirmed. */
export const OPEN_OBJECTIONS: readonly ObjectionState[] = ['FILED', 'INVESTIGATING', 'UPHELD', 'COMPLAINED'];
