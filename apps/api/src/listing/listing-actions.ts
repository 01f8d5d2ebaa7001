import { type ListingState, listingLifecycle } from '@helan/domain';
import type { ActionView } from '@helan/contracts';
import type { Actor } from '../kernel/auth/index.js';

/** The rows of the lifecycle table that this actor may take from a state, as buttons. */
export function actionsFor(actor: Actor, state: ListingState, isOwn: boolean): ActionView[] {
  const doers = [...actor.roles, ...(isOwn ? ['TRANSFEROR'] : [])] as readonly string[];
  return listingLifecycle
    .transitionsFrom(state)
    .filter((row) => row.by.some((doer) => doers.includes(doer)))
    .map(({ action, label }) => ({ action, label }));
}
