import {
  type ListingAction,
  type ListingState,
  getPropertyType,
  type WayOn,
  isForType,
  isOnTheWay,
  listingLifecycle,
} from '@helan/domain';
import type { ActionView } from '@helan/contracts';
import type { Actor } from '../../kernel/auth/index.js';

/** Steps that are taken where their subject is, not at the listing: the session, the contract, the refusal. */
const ELSEWHERE: readonly ListingAction[] = ['repeatTrading', 'endContract', 'reconsider'];

/** The rows of the lifecycle table that this actor may take from a state, as buttons. */
export function actionsFor(
  actor: Actor,
  { state, typeCode, way }: { state: ListingState; typeCode: string; way: WayOn | null },
  isOwn: boolean,
): ActionView[] {
  const type = getPropertyType(typeCode);
  const doers = [...actor.roles, ...(isOwn ? ['TRANSFEROR'] : [])] as readonly string[];
  return listingLifecycle
    .transitionsFrom(state)
    .filter((row) => row.by.some((doer) => doers.includes(doer)) && isForType(row.action, type))
    .filter(({ action }) => !ELSEWHERE.includes(action) && isOnTheWay(action, way))
    .map(({ action, label }) => ({ action, label }));
}
