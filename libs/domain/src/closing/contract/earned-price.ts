import { addDays, daysBetween, type PlainDate } from '../../kernel/date/index.js';
import { divideHalfUp, type Fen } from '../../kernel/money/index.js';
import { priceYears, type PriceTerms } from '../../listing/price/index.js';

/**
 * What of a price is for the days until a contract's last one, that included: whole years as they are, the year in which
 * it ends by its days, rounded half up once. Nothing before the term; nothing of what has no term, which is not for days.
 * Source: rules §21 A2; 民法典 第五百六十六条.
 */
export function earnedPrice(terms: PriceTerms, lastDay: PlainDate): Fen {
  if (!terms.term || !terms.unit.isYearly) return 0n;
  let earned = 0n;
  for (const { from, to, amountFen } of priceYears(terms)) {
    if (lastDay >= to) earned += amountFen;
    else if (lastDay >= from)
      earned += divideHalfUp(
        amountFen * BigInt(daysBetween(from, addDays(lastDay, 1))),
        BigInt(daysBetween(from, addDays(to, 1))),
      );
  }
  return earned;
}
