import type { BiddingMode } from '../../listing/trading-choice/index.js';
import { BEFORE_CLOSE, type ListingState } from '../../listing/listing/index.js';

/**
 * Whether the files of a lot's applicants may be read and decided: not while it is listed, so that nobody, the reviewer
 * included, can count them or knows who they are. A session that is open since the notice needs them at once.
 * Source: rules §21 A13.
 */
export function areFilesOpen(state: ListingState, mode: BiddingMode | undefined): boolean {
  return mode === 'DYNAMIC' || !BEFORE_CLOSE.includes(state);
}
