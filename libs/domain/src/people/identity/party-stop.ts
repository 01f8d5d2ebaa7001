import { Lifecycle } from '../../kernel/index.js';

/** Why nothing is done in somebody's name for now. Source: rules §5.1, §6.10. */
export const STOP_CAUSES = {
  DEATH: '本人去世',
  INCAPACITY: '本人丧失行为能力',
  DISPUTE: '身份有争议，正在查',
} as const;

export type StopCause = keyof typeof STOP_CAUSES;

export const STOP_STATES = {
  PROPOSED: '提出停办，等确认',
  IN_FORCE: '停办中',
  REFUSED: '没有停办',
  LIFTING: '停办中，提出恢复，等确认',
  LIFTED: '已恢复办理',
} as const;

export type StopState = keyof typeof STOP_STATES;
export type StopAction = 'confirm' | 'refuse' | 'askToLift' | 'keep' | 'lift';

/**
 * 停办: one proposes by papers, another confirms; the way back is as long. Meanwhile a guardian or an heir who is named
 * by papers goes on for him, so that nothing waits for somebody who cannot come. What he has bid stands: a session pauses
 * for a leader who is barred or has lost his deposit (rules §21 A14c), and whoever dies while he leads has done neither.
 */
export const stopLifecycle = new Lifecycle<StopState, StopAction, 'CENTER'>({
  initial: 'PROPOSED',
  final: ['REFUSED', 'LIFTED'],
  transitions: [
    { action: 'confirm', from: ['PROPOSED'], to: 'IN_FORCE', by: ['CENTER'], label: '确认停办' },
    { action: 'refuse', from: ['PROPOSED'], to: 'REFUSED', by: ['CENTER'], label: '不停办' },
    { action: 'askToLift', from: ['IN_FORCE'], to: 'LIFTING', by: ['CENTER'], label: '提出恢复' },
    { action: 'keep', from: ['LIFTING'], to: 'IN_FORCE', by: ['CENTER'], label: '继续停办' },
    { action: 'lift', from: ['LIFTING'], to: 'LIFTED', by: ['CENTER'], label: '恢复办理' },
  ],
});
