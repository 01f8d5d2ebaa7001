import type { ListingState } from '../../listing/listing/index.js';
import type { Fen } from '../../kernel/money/index.js';

/** Whether the letter of a lot's result may be signed or refused: until both have signed the contract. */
export function isLetterOpen(state: ListingState): boolean {
  return state === 'DEAL_CONFIRMED' || state === 'CONTRACTING';
}

/** What the history says when the publicity of a result is over; `decided` are the objections that there were, by number. */
export function publicityInWords(decided: readonly string[]): string {
  return decided.length === 0
    ? '公示期满，没有异议'
    : `公示期满；异议 ${decided.join('、')} 已经处理完，结果维持`;
}

/**
 * Unit price at which a single qualified applicant is agreed with: whoever sells gets the higher of listing
 * price and quote, whoever buys pays the lower, so that the lister never loses by it. Source: rules §4, §8
 * (孰高、孰低), known in peers.
 */
export function agreedPrice(listingPriceFen: Fen, quoteFen: Fen | null, isBuying: boolean): Fen {
  if (quoteFen === null) return listingPriceFen;
  const isBetter = isBuying ? quoteFen < listingPriceFen : quoteFen > listingPriceFen;
  return isBetter ? quoteFen : listingPriceFen;
}
