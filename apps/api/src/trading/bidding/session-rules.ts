import { fromJsonForm } from '@helan/contracts';
import { type Instant, type SessionRules, type TradingTerms, sessionRulesOf } from '@helan/domain';
import { refused } from '../../kernel/http/index.js';
import type { LotEntity } from '../../listing/listing/index.js';

/** The rules of a lot's session from the terms of its notice and the moment at which it begins. */
export function sessionRules(
  { state, terms: { trading, price, startPriceFen, stepFen, isBuying } }: LotEntity,
  startAt: Instant,
): SessionRules {
  if (trading === null) throw refused('method.not-offered');
  const subject = {
    priceScale: price.scale,
    startPriceFen: BigInt(startPriceFen),
    stepFen: stepFen === null ? null : BigInt(stepFen),
    isBuying,
    isListed: state === 'LISTED',
  };
  return sessionRulesOf(fromJsonForm<TradingTerms>(trading), subject, startAt);
}
