import { refused } from '../http/refused-error.js';
import type { Actor } from './actor.js';

/** Separation of duties: whoever did an earlier step of the same business may not do this one. */
export function requireOtherPerson(actor: Actor, earlier: readonly (string | null | undefined)[]): void {
  if (earlier.includes(actor.accountId)) throw refused('permission.same-person');
}
