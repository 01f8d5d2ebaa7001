/** 竞价方式. Source: rules §8.2.1. */
export const BIDDING_MODES = {
  ASC_MULTI: '多次报价（增价）',
  DYNAMIC: '动态报价（公告期内即可出价）',
  SEALED_ONE: '一次报价（密封）',
  WEIGHTED: '权重报价（密封）',
  DESC: '降价竞价',
  REV_ASC: '反向竞价（降价，最低者得）',
} as const;
export type BiddingMode = keyof typeof BIDDING_MODES;

/** Whether prices are put in sealed, and opened together. */
export function isSealedMode(mode: BiddingMode): mode is 'SEALED_ONE' | 'WEIGHTED' {
  return mode === 'SEALED_ONE' || mode === 'WEIGHTED';
}

/** Whether more is better. Whoever buys takes the lowest. */
export type Direction = 'RISING' | 'FALLING';
