import { jobOf } from '../../../kernel/work/index.js';
import type { MessageAsked } from './check-message.work.js';

export { paymentTable } from './order-table.js';
export { paymentMessage } from './pain-001.js';

/** Holds a message that leaves the platform against its schema. */
export const CHECK_MESSAGE = jobOf<MessageAsked, string | null>('./check-message.work.js', import.meta.url, {
  seconds: 20,
  megabytes: 120,
});
