import type { ListingState } from '../../listing/listing/index.js';

/** Where a lot stands. */
export interface PayersLot {
  readonly state: ListingState;
  /** Where it stood before it was suspended. */
  readonly rememberedState: ListingState | null;
}

/**
 * Whether nobody is to list who has paid for a lot: as long as anybody may still register for it, nobody can count or
 * name those who have; also where they are admitted one by one. Source: rules §8.2.3, §21 A13.
 */
export function arePayersBlind({ state, rememberedState }: PayersLot): boolean {
  return state === 'LISTED' || (state === 'SUSPENDED' && rememberedState === 'LISTED');
}
