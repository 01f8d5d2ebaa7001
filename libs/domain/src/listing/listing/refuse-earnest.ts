import { type Refusal, refusal } from '../../kernel/index.js';
import { formatYuan } from '../../kernel/money/index.js';
import { totalPrice } from '../price/index.js';
import type { Application } from './application.js';
import { mostEarnest } from './earnest.js';
import type { PriceContext } from './price-context.js';
import { readFen, readStartPrice } from './read-price.js';
import { usualDeposit } from './usual-deposit.js';

/**
 * Why what a form calls 定金 cannot be: more than a fifth of the total at the start price, the center's usual sum
 * included, or with a payment of its own choice beside the double that the law asks. Where the price may fall (a
 * purchase from its ceiling, a lot called down) nobody knows the contract's total yet: it is measured at the start price
 * as well, and at a breach only a fifth of the contract's own total is 定金. Source: rules §6.9; 民法典 第五百八十六条.
 */
export function refuseEarnest(application: Application, { type, rulebook }: PriceContext): Refusal[] {
  if (application.depositNature !== 'EARNEST' || type.isRelay) return [];
  const chosen = application.transferorPays ? [refusal('earnest.pays-double', 'transferorPays')] : [];
  const price = readStartPrice(application, type, rulebook);
  if (!price) return chosen;
  const depositFen = readFen(application.depositYuan) ?? usualDeposit(price, type, rulebook);
  const mostFen = mostEarnest(totalPrice(price));
  if (depositFen <= mostFen) return chosen;
  return [...chosen, refusal('earnest.too-much', 'depositYuan', { max: formatYuan(mostFen) })];
}
