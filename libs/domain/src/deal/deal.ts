import type { Fen } from '../money/fen.js';

/**
 * Unit price at which a single qualified applicant is agreed with: the higher of listing price and quote, so
 * that the owner never loses by it. Source: rules §8 (孰高), known in peers.
 */
export function agreedPrice(listingPriceFen: Fen, quoteFen: Fen | null): Fen {
  return quoteFen !== null && quoteFen > listingPriceFen ? quoteFen : listingPriceFen;
}
