import { addDays, type PlainDate } from '../../kernel/date/index.js';
import type { PaymentRowState } from './payment-row-lifecycle.js';

/** So many days before its day a payment is asked for, and its payer reminded. Source: rules §10.1. */
export const REMINDER_DAYS = [30, 7, 1] as const;
/**
 * So many days after its day a letter asks for it, the first once the bank's own time and a weekend are over; at the last
 * the supervisor is told, too. Source: rules §10.1, §11.3 R25.
 */
export const DUNNING_DAYS = [3, 15, 30] as const;

export interface RowDays {
  readonly state: PaymentRowState;
  readonly dueOn: PlainDate | null;
  /** How many letters have asked for it. */
  readonly dunned: number;
}

/** The day on which time does something to a payment next; null where it does nothing. */
export function nextRowDay({ state, dueOn, dunned }: RowDays): PlainDate | null {
  if (dueOn === null) return null;
  if (state === 'PLANNED') return addDays(dueOn, -REMINDER_DAYS[0]);
  if (state === 'DUE') return addDays(dueOn, 1);
  const days = state === 'OVERDUE' ? DUNNING_DAYS[dunned] : undefined;
  return days === undefined ? null : addDays(dueOn, days);
}

/** Which of the reminders stands now: the nearest that its day has reached; null before the first and after its day. */
export function reminderAt(dueOn: PlainDate, today: PlainDate): (typeof REMINDER_DAYS)[number] | null {
  if (today > dueOn) return null;
  return REMINDER_DAYS.filter((days) => addDays(dueOn, -days) <= today).at(-1) ?? null;
}

/** How many letters should have asked for a payment by a day. */
export function lettersDue(dueOn: PlainDate, today: PlainDate): number {
  return DUNNING_DAYS.filter((days) => addDays(dueOn, days) <= today).length;
}
