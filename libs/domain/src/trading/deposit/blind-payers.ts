import type { ListingState } from '../../listing/listing/index.js';

/** Where a lot stands, and how it is traded. */
export interface PayersLot {
  readonly state: ListingState;
  /** Where it stood before it was suspended. */
  readonly rememberedState: ListingState | null;
  /** The bidding is open since the notice: whoever bids has been admitted, one by one. */
  readonly isDynamic: boolean;
}

/**
 * Whether nobody is to list who has paid for a lot: as long as anybody may still register for it, the period is blind
 * in deed. Source: rules §8.2.3, §21 A13.
 */
export function arePayersBlind({ state, rememberedState, isDynamic }: PayersLot): boolean {
  const isOpen = state === 'LISTED' || (state === 'SUSPENDED' && rememberedState === 'LISTED');
  return isOpen && !isDynamic;
}
