import type { FewBidders, TradingChoice } from '@helan/domain';
import type { LotFields } from '../deal-facts.js';
import { readMethod } from './read-method.js';

/** How a notice wants its bidding held, as far as it says so. */
export function readTrading(fields: LotFields): TradingChoice {
  const { freeBiddingMinutes, limitedBiddingSeconds, noBidForfeitPct, singleBidderRule = '' } = fields;
  const few = readFewBidders(singleBidderRule);
  const isNoRunnerUp = [fields.forfeit ?? []].flat().some((sentence) => sentence.includes('不递补'));
  const { mode, hasReserve } = readMethod(fields);
  return {
    ...(mode ? { mode } : {}),
    ...(hasReserve ? { hasReserve } : {}),
    ...(freeBiddingMinutes ? { freeMinutes: freeBiddingMinutes } : {}),
    ...(limitedBiddingSeconds ? { limitedSeconds: limitedBiddingSeconds } : {}),
    ...(few ? { fewBidders: few } : {}),
    ...(isNoRunnerUp ? { afterRefusal: 'FAIL' as const } : {}),
    ...(noBidForfeitPct ? { silencePercent: noBidForfeitPct } : {}),
  };
}

function readFewBidders(rule: string): FewBidders | undefined {
  if (/协商|协议/.test(rule)) return 'AGREE';
  return /流标|终止/.test(rule) ? 'FAIL' : undefined;
}
