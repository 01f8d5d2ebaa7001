import { Lifecycle } from '../kernel/lifecycle.js';

export const SESSION_STATES = {
  SCHEDULED: '待开始',
  FREE: '自由竞价',
  LIMITED: '限时竞价',
  ENDED: '竞价结束',
  WON: '成交',
  FAILED: '无人出价',
} as const;

export type SessionState = keyof typeof SESSION_STATES;
export type SessionAction = 'openFree' | 'openLimited' | 'end' | 'win' | 'fail';

/** 竞价场次. No step of it follows a client's clock. Source: rules §6.10. */
export const sessionLifecycle = new Lifecycle<SessionState, SessionAction, 'SYSTEM'>({
  initial: 'SCHEDULED',
  final: ['WON', 'FAILED'],
  transitions: [
    { from: 'SCHEDULED', action: 'openFree', to: 'FREE', by: ['SYSTEM'], label: '自由竞价开始' },
    { from: 'FREE', action: 'openLimited', to: 'LIMITED', by: ['SYSTEM'], label: '进入限时竞价' },
    { from: 'LIMITED', action: 'end', to: 'ENDED', by: ['SYSTEM'], label: '竞价结束' },
    { from: 'ENDED', action: 'win', to: 'WON', by: ['SYSTEM'], label: '最高报价成交' },
    { from: 'ENDED', action: 'fail', to: 'FAILED', by: ['SYSTEM'], label: '无人出价' },
  ],
});
