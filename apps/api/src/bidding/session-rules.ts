import { type LotTermsView, fromJsonForm } from '@helan/contracts';
import { type Instant, type SessionRules, type TradingTerms, sessionRulesOf } from '@helan/domain';
import { refused } from '../kernel/http/index.js';

/** The rules of a lot's session from the terms of its notice and the moment at which it begins. */
export function sessionRules(
  { trading, startPriceFen, stepFen }: LotTermsView,
  startAt: Instant,
): SessionRules {
  if (trading === null || stepFen === null) throw refused('method.not-offered');
  const price = { startPriceFen: BigInt(startPriceFen), stepFen: BigInt(stepFen) };
  return sessionRulesOf(fromJsonForm<TradingTerms>(trading), price, startAt);
}
