import { isPlainDate } from '@helan/domain';
import { type Fault, requireNone } from './refused-error.js';

/** Refuses days that no calendar has; a field left out is none of them. */
export function requireDays(days: Readonly<Record<string, string | null | undefined>>): void {
  const faults = Object.entries(days)
    .filter(([, day]) => day && !isPlainDate(day))
    .map(([field]): Fault => ({ code: 'calendar.bad-date', field }));
  requireNone(faults);
}
