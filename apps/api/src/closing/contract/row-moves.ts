import {
  type PaymentRowAction,
  type PlainDate,
  addDays,
  isRefusal,
  nextRowDay,
  paymentRowLifecycle,
  shanghaiInstant,
} from '@helan/domain';
import { refused } from '../../kernel/http/index.js';
import type { PaymentRowEntity } from './payment-row.entity.js';

const MIDNIGHT = '00:00';

/** The only way in which a payment changes its state. Its row must be locked. */
export function moveRow(row: PaymentRowEntity, action: PaymentRowAction): void {
  const to = paymentRowLifecycle.next(row.state, action);
  if (isRefusal(to)) throw refused('payment.row-closed');
  row.state = to;
  schedule(row);
}

/** When time does something to a row next, by its state and its day. */
export function schedule(row: PaymentRowEntity): void {
  const day = nextRowDay(row);
  row.nextDueAt = day === null ? null : new Date(shanghaiInstant(day, MIDNIGHT));
}

/** Money for it is there and not yet anybody's: time waits a day. */
export function waitADay(row: PaymentRowEntity, today: PlainDate): void {
  row.nextDueAt = new Date(shanghaiInstant(addDays(today, 1), MIDNIGHT));
}

/** A row that has just got its day stands as that day has it. */
export function settleDays(row: PaymentRowEntity, today: PlainDate): void {
  schedule(row);
  const day = nextRowDay(row);
  if (row.state === 'PLANNED' && day !== null && day <= today) moveRow(row, 'fallDue');
}
