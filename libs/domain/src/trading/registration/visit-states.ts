import type { ListingState } from '../../listing/listing/index.js';

/** States in which it is noted from where a lot's applicants come; afterwards nothing new is kept of anybody. */
export const VISITS_NOTED: readonly ListingState[] = [
  'LISTED',
  'EXTENDED',
  'REG_CLOSED',
  'TRADING',
  'RESULT_PUBLICITY',
  'SUSPENDED',
];

/** States in which it no longer matters from where a lot's applicants came; from then on the time of keeping runs. */
export const VISITS_END: readonly ListingState[] = [
  'DEAL_CONFIRMED',
  'FAILED',
  'WITHDRAWN',
  'TERMINATED',
  'VOIDED',
];
