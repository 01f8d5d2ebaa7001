import { Lifecycle } from '../../kernel/index.js';

export const SESSION_STATES = {
  SCHEDULED: '待开始',
  READY: '号牌已抽，待开始',
  FREE: '自由竞价',
  LIMITED: '限时竞价',
  PAUSED: '暂停',
  ENDED: '竞价结束',
  OPENING: '等待开启密封价',
  WON: '成交',
  FAILED: '未成交',
  CANCELLED: '已取消',
} as const;

export type SessionState = keyof typeof SESSION_STATES;
export type SessionAction =
  | 'drawPaddles'
  | 'missReserve'
  | 'openFree'
  | 'openLimited'
  | 'pause'
  | 'resume'
  | 'end'
  | 'seal'
  | 'lapse'
  | 'extraRound'
  | 'win'
  | 'fail'
  | 'cancel';

const LIVE = ['FREE', 'LIMITED'] as const;

/** 竞价场次. No step of it follows a client's clock. Source: rules §6.10. */
export const sessionLifecycle = new Lifecycle<SessionState, SessionAction, 'SYSTEM' | 'TRADE_HOST'>({
  initial: 'SCHEDULED',
  final: ['WON', 'FAILED', 'CANCELLED'],
  transitions: [
    { from: 'SCHEDULED', action: 'drawPaddles', to: 'READY', by: ['SYSTEM'], label: '抽取号牌' },
    {
      from: 'SCHEDULED',
      action: 'missReserve',
      to: 'CANCELLED',
      by: ['SYSTEM'],
      label: '保留价没有按时封存，竞价不开始',
    },
    { from: 'READY', action: 'openFree', to: 'FREE', by: ['SYSTEM'], label: '竞价开始' },
    { from: 'FREE', action: 'openLimited', to: 'LIMITED', by: ['SYSTEM'], label: '进入限时竞价' },
    { from: LIVE, action: 'pause', to: 'PAUSED', by: ['TRADE_HOST', 'SYSTEM'], label: '暂停' },
    { from: 'PAUSED', action: 'resume', to: 'REMEMBERED', by: ['TRADE_HOST', 'SYSTEM'], label: '恢复' },
    { from: LIVE, action: 'end', to: 'ENDED', by: ['SYSTEM'], label: '竞价结束' },
    // Where one alone agrees nobody bids: only the reserve is opened. Source: rules §6.1, §21 A8.
    {
      from: ['SCHEDULED', 'ENDED'],
      action: 'seal',
      to: 'OPENING',
      by: ['SYSTEM'],
      label: '等待开启密封价',
    },
    { from: 'OPENING', action: 'lapse', to: 'OPENING', by: ['SYSTEM'], label: '没有按时开启，标的中止' },
    { from: ['ENDED', 'OPENING'], action: 'extraRound', to: 'FREE', by: ['SYSTEM'], label: '再报一轮' },
    { from: ['ENDED', 'OPENING'], action: 'win', to: 'WON', by: ['SYSTEM'], label: '产生受让方' },
    { from: ['ENDED', 'OPENING'], action: 'fail', to: 'FAILED', by: ['SYSTEM'], label: '未成交' },
    {
      from: ['SCHEDULED', 'READY', ...LIVE, 'PAUSED', 'OPENING'],
      action: 'cancel',
      to: 'CANCELLED',
      by: ['SYSTEM'],
      label: '取消',
    },
  ],
});
