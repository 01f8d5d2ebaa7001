import { type Refusal, refusal } from '../../kernel/index.js';
import { type Fen, formatYuan } from '../../kernel/money/index.js';
import { type PriceTerms, totalPrice } from '../../listing/price/index.js';

const EARNEST_PERCENT = 20n;

/** Why what is called 定金 cannot be, or nothing: no more than a fifth of the price. Source: 民法典 第五百八十六条. */
export function refuseEarnest(earnestFen: Fen, terms: PriceTerms): Refusal | undefined {
  const max = (totalPrice(terms) * EARNEST_PERCENT) / 100n;
  return earnestFen <= max ? undefined : refusal('earnest.too-much', 'depositYuan', { max: formatYuan(max) });
}

/** Who has 定金 in the end: lost by a transferee, doubled by a transferor who breaks his word. Source: 民法典 第五百八十七条. */
export function shareEarnest(
  earnestFen: Fen,
  brokenBy: 'TRANSFEROR' | 'TRANSFEREE' | null,
): { readonly toTransferorFen: Fen; readonly toTransfereeFen: Fen; readonly transferorOwesFen: Fen } {
  if (brokenBy === 'TRANSFEREE')
    return { toTransferorFen: earnestFen, toTransfereeFen: 0n, transferorOwesFen: 0n };
  const transferorOwesFen = brokenBy === 'TRANSFEROR' ? earnestFen : 0n;
  return { toTransferorFen: 0n, toTransfereeFen: earnestFen, transferorOwesFen };
}
