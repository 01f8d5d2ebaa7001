import type { BiddingMode, TradingMethod } from '@helan/domain';
import type { LotFields } from '../deal-facts.js';

/** Why the way in which a notice trades is not offered here. */
export const NOT_OFFERED = {
  TENDER: '招投标还没有开办',
  HALL: '现场拍卖、举牌竞价还没有开办',
  LOTTERY: '抽签、摇号还没有开办',
} as const;
export type NotOffered = keyof typeof NOT_OFFERED;

export interface ReadMethod {
  readonly method: TradingMethod;
  readonly mode?: BiddingMode;
  /** A reserve that nobody sees before the opening. */
  readonly hasReserve?: boolean;
  /** What the notice wants, where it is something else. */
  readonly notOffered?: NotOffered;
}

/** The way in which a notice trades, in the words of this platform; bidding by rising prices where it says nothing. */
export function readMethod({ tradingMethod = '', reserve }: LotFields): ReadMethod {
  const reserved = reserve?.secret === true || reserve?.has === true || /暗底|有保留价/.test(tradingMethod);
  const secret = reserved ? { hasReserve: true } : {};
  if (/^协商/.test(tradingMethod)) return { method: 'NEGOTIATION' };
  if (/^(公开)?招标/.test(tradingMethod) && !/竞价/.test(tradingMethod))
    return { method: 'BIDDING', notOffered: 'TENDER' };
  if (/抽签|摇号/.test(tradingMethod)) return { method: 'BIDDING', notOffered: 'LOTTERY' };
  if (/一次|一轮|暗|书面/.test(tradingMethod)) return { method: 'BIDDING', mode: 'SEALED_ONE', ...secret };
  if (/现场举牌|现场拍卖|拍租|拍卖/.test(tradingMethod) && !/网[络上]拍卖/.test(tradingMethod))
    return { method: 'BIDDING', notOffered: 'HALL', ...secret };
  return { method: 'BIDDING', ...secret };
}
