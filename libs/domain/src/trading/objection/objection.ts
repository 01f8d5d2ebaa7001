import { type Refusal, refusal } from '../../kernel/index.js';
import type { ListingState } from '../../listing/listing/index.js';
import { type ObjectionState, OPEN_OBJECTIONS } from './objection-lifecycle.js';

/** What is objected to, and until when one may. */
export const OBJECTION_SUBJECTS = {
  NOTICE: '对公告的异议',
  PROCESS: '对交易过程的异议',
  RESULT: '对成交结果的异议',
} as const;
export type ObjectionSubject = keyof typeof OBJECTION_SUBJECTS;

/**
 * What an objection of this moment is about: the notice until its period ends, the process while it goes on, the
 * result until its publicity ends, whatever holds its confirmation up behind that. `state` is that of the lot, or the
 * one it was suspended in. Source: rules §6.8.
 */
export function objectionSubject(state: ListingState, isPublicityOver: boolean): ObjectionSubject | Refusal {
  if (state === 'LISTED' || state === 'EXTENDED') return 'NOTICE';
  if (state === 'REG_CLOSED' || state === 'TRADING') return 'PROCESS';
  return state === 'RESULT_PUBLICITY' && !isPublicityOver ? 'RESULT' : refusal('objection.too-late');
}

/** Whether a lot must stand still: objections to a result always stop it, others where the center says so. */
export function mustStandStill(
  objections: readonly { readonly state: ObjectionState; readonly stops: boolean }[],
): boolean {
  return objections.some(({ state, stops }) => stops && OPEN_OBJECTIONS.includes(state));
}
