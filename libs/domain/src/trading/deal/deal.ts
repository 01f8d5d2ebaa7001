import type { ListingState } from '../../listing/listing/index.js';
import type { Fen } from '../../kernel/money/index.js';

/** Whether the letter of a lot's result may be signed or refused: until both have signed the contract. */
export function isLetterOpen(state: ListingState): boolean {
  return state === 'DEAL_CONFIRMED' || state === 'CONTRACTING';
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
