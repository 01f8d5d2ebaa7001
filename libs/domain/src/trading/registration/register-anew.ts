import type { RegistrationState } from './registration-lifecycle.js';

/** Registrations that are over and leave their applicant's place for the lot free: he has one that stands, never two. */
export const LEFT_STATES: readonly RegistrationState[] = ['WITHDRAWN', 'LAPSED', 'DISQUALIFIED'];

/**
 * Whether an applicant may register for a lot once more. Whoever withdrew may at any time while it is open; whoever
 * lapsed or was found unfit once it has been opened again since, by a second round, which is a notice of its own, or by
 * a change of the calendar. Whose bid was struck in a session may not. Source: rules §6.1 rows LISTED/amend and
 * REG_CLOSED/second round, §6.3.
 */
export function mayRegisterAnew(
  state: RegistrationState,
  { hasPaddle, isOpenedSince }: { readonly hasPaddle: boolean; readonly isOpenedSince: boolean },
): boolean {
  if (state === 'WITHDRAWN') return true;
  return LEFT_STATES.includes(state) && isOpenedSince && !hasPaddle;
}
