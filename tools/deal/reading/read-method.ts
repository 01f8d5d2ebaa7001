import type { BiddingMode, TradingMethod } from '@helan/domain';
import type { LotFields } from './real-notice.js';
import { isRecord, textOf } from './said.js';

/** Ways of trading that are not offered here, by the words in which they are missed. */
export const NOT_OFFERED = {
  TENDER: '招投标',
  AUCTION: '现场拍卖、举牌竞价',
  LOTTERY: '抽签、摇号',
} as const;
export type NotOffered = keyof typeof NOT_OFFERED;

export interface ReadMethod {
  /** Missing where the form has no word for it. */
  readonly method?: TradingMethod;
  readonly mode?: BiddingMode;
  /** A reserve that nobody sees before the opening. */
  readonly hasReserve?: boolean;
  /** What the notice wants, where it is something else. */
  readonly notOffered?: NotOffered;
}

/** The way in which a notice trades, in the words of this platform; bidding where it says nothing. */
export function readMethod(fields: LotFields): ReadMethod {
  const words = textOf(fields.tradingMethod);
  const reserved = isReserved(fields, words) ? { hasReserve: true } : {};
  if (/^协商|^协议/.test(words)) return { method: 'NEGOTIATION' };
  if (/抽签|摇号/.test(words) && !/报价|竞价/.test(words)) return { notOffered: 'LOTTERY' };
  if (/^(公开)?招标/.test(words) && !/竞价/.test(words)) return { method: 'TENDER', notOffered: 'TENDER' };
  if (/一次|一轮|暗|书面|密封/.test(words)) return { method: 'BIDDING', mode: 'SEALED_ONE', ...reserved };
  if (/现场举牌|现场拍卖|拍租|拍卖/.test(words) && !/网[络上](?:公开)?拍卖/.test(words))
    return { method: 'AUCTION', notOffered: 'AUCTION', ...reserved };
  if (/降价|荷兰式/.test(words)) return { method: 'BIDDING', mode: 'DESC' };
  if (/权重|综合评/.test(words)) return { method: 'BIDDING', mode: 'WEIGHTED', ...reserved };
  return { method: 'BIDDING', ...reserved };
}

/** A published base price (底价) is the start price; a reserve is what nobody sees. */
function isReserved({ reserve }: LotFields, words: string): boolean {
  if (isRecord(reserve)) return reserve['secret'] === true || reserve['has'] === true;
  const said = `${words}${textOf(reserve)}`;
  return /暗底|有保留价|设(?:有)?保留价/.test(said) && !/不设|无保留价|没有保留价/.test(said);
}
