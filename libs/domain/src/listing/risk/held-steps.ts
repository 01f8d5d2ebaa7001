import { type ListingAction, type ListingState, listingLifecycle } from '../listing/index.js';

const BEGINNING: readonly ListingAction[] = [
  'openTrading',
  'agree',
  'openReserve',
  'openNegotiation',
  'recordRelay',
];

/**
 * Which step a red finding keeps back, by where the lot stands when it is found: the next one that the center or the
 * platform takes and that can wait. None of them is what has its own time by law or notice (the end of registration, a
 * session's end), what is asked of the two sides within a time (letter, contract, whether the next in rank accepts),
 * what ends a lot, and what moves money (deposits, price, the settlement that the last payment brings): what is found
 * then keeps back the step behind it. A lot that is suspended goes on with the state it came from. Source: rules
 * §6.1, §11.3.
 */
export const NEXT_HELD: Readonly<Partial<Record<ListingState, readonly ListingAction[]>>> = {
  LISTED: BEGINNING,
  EXTENDED: BEGINNING,
  REG_CLOSED: BEGINNING,
  TRADING: ['repeatTrading', 'confirmDeal'],
  RESULT_PUBLICITY: ['confirmDeal'],
  BREACHED: ['sendContract'],
  DEAL_CONFIRMED: ['sendContract'],
  CONTRACTING: ['certify'],
  SETTLING: ['certify'],
  SETTLED: ['certify'],
  CERTIFIED: ['close'],
  CLOSED: ['archive'],
};

/** Every step of a lot that a red finding can keep back. */
export const HELD_STEPS: readonly ListingAction[] = [...new Set(Object.values(NEXT_HELD).flat())];

/** The steps out of a state that are kept back; none where what comes next goes on in any case. */
export function heldStepsFrom(state: ListingState): ListingAction[] {
  return listingLifecycle
    .transitionsFrom(state)
    .map(({ action }) => action)
    .filter((action) => HELD_STEPS.includes(action));
}
