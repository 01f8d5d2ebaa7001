import { formatQuantity } from '@helan/domain';
import type { LotReading } from '../reading/lot-reading.js';
import { partsOf } from './fill-payment.js';
import type { FilledPrice } from './fill-price.js';
import { isFollowed } from './fill-trading.js';

/** Parts of the platform for which something that was read still waits. */
export const WAITS_FOR = {
  PRICES: '没有写每期多少的分期、按首年价款的递增',
  BIDDING: '超过三轮的书面报价、和挂牌价单位不同的最高限价、不是加价幅度整数倍的最高加价',
  RELISTING: '和上一次挂牌相连的再次挂牌',
} as const;
export type WaitsFor = keyof typeof WAITS_FOR;

export interface Waiting {
  readonly fact: string;
  readonly for: WaitsFor;
  /** What is done in its place. */
  readonly instead: string;
}

/** What a notice says and the form has no field for, each with what it waits for. */
export function waitingFacts(reading: LotReading, price: FilledPrice): Waiting[] {
  const { payment, escalation, writtenRounds, ceiling, mostRaise, listingRound } = reading;
  const follows = isFollowed(reading, price);
  const paid = payment?.value;
  const grows = escalation?.value;
  return [
    ...(paid?.kind === 'PLAN' && !partsOf(reading)
      ? [wait('PRICES', `分期支付“${payment!.words}”`, '照价款的计价方式付')]
      : []),
    ...(grows && grows !== 'NONE' && grows.isOnFirst
      ? [wait('PRICES', `递增按首年价款“${escalation.words}”`, '按上一年价款递增')]
      : []),
    ...(writtenRounds !== undefined && writtenRounds > 1 && !follows.rounds
      ? [wait('BIDDING', `书面报价 ${writtenRounds} 轮`, '一轮')]
      : []),
    ...(ceiling?.value && !follows.ceiling
      ? [wait('BIDDING', `最高限价 ${formatQuantity(ceiling.value.amount)} 元`, '不限')]
      : []),
    ...(mostRaise?.value?.amount && !follows.raise
      ? [wait('BIDDING', `一次最多加 ${formatQuantity(mostRaise.value.amount)} 元`, '不限')]
      : []),
    ...(listingRound !== undefined && listingRound > 1
      ? [wait('RELISTING', `第 ${listingRound} 次挂牌`, '从第一次办起')]
      : []),
  ];
}

function wait(waitsFor: WaitsFor, fact: string, instead: string): Waiting {
  return { fact, for: waitsFor, instead };
}
