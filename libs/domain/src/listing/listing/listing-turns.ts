import type { PropertyType } from '../../property/property-type/index.js';
import { listingLifecycle } from './listing-lifecycle.js';
import type { ListingState } from './listing-states.js';
import type { ListingAction, ListingDoer } from './listing-actions.js';

/** Whose turn it is in a state, people before the platform, for queues and for the rail; nobody's in a final state. */
export function turnOf(state: ListingState): ListingDoer | undefined {
  const rows = listingLifecycle.transitionsFrom(state).filter((row) => !OPTIONAL.includes(row.action));
  const byPeople = rows.find((row) => !row.by.includes('SYSTEM'));
  return (byPeople ?? rows[0])?.by[0];
}

const OPTIONAL: readonly ListingAction[] = [
  'withdraw',
  'withdrawNotice',
  'requestCorrection',
  'reject',
  'lapse',
  'reconsider',
  'sendBack',
  'amend',
  'postpone',
  'reopenRegistration',
  'suspend',
  'prolong',
  'terminate',
  'repeatTrading',
  'repeatResult',
  'voidResult',
  'declareBreach',
  'declareTransferorBreach',
  'endContract',
  'contest',
];

/** Whether a step is one of this type at all: only what is traded elsewhere is relayed; a purchase ends confirmed. */
export function isForType(action: ListingAction, { isRelay, isBuying }: PropertyType): boolean {
  if (action === 'recordRelay') return isRelay;
  if (action === 'closePurchase') return isBuying;
  return action !== 'sendContract' || !isBuying;
}
