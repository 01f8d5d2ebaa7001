import type { ListingAction } from './listing-actions.js';

export interface PeriodEnd {
  readonly applicants: number;
  readonly minBidders: number;
  readonly cyclesLeft: number;
}

/** What happens when the publication period of a lot is over. Source: rules §6.1, rows LISTED / periodEnd. */
export function afterPeriodEnd({ applicants, minBidders, cyclesLeft }: PeriodEnd): ListingAction {
  if (applicants < minBidders && cyclesLeft > 0) return 'extend';
  return applicants === 0 ? 'fail' : 'closeRegistration';
}
