import { Calendar } from '../calendar.js';
import { NATIONAL_DAYS } from './national.js';
import { NINGXIA_DAYS } from './ningxia.js';

export { NATIONAL_DAYS, NINGXIA_DAYS };
export { NINGXIA_CONFIDENCE } from './ningxia.js';

/** First and last day for which the yearly notices are in. */
export const CONFIRMED_FROM = '2019-01-01';
export const CONFIRMED_THROUGH = '2026-12-31';

/** The calendar that a new database starts from; afterwards the rows of the database alone are in force. */
export function initialCalendar(): Calendar {
  return new Calendar([...NATIONAL_DAYS, ...NINGXIA_DAYS], CONFIRMED_FROM, CONFIRMED_THROUGH);
}
