import type { PaymentBatchView } from '@helan/contracts';
import { type Queue, has, listed } from './queue.js';

/** Batches of payments that wait for their second person. */
export const BATCH_QUEUE: Queue = listed<PaymentBatchView>(
  'finance/payment-batches',
  'BATCH_SEND',
  ({ id, state, madeByMe }, reader) =>
    state === 'PREPARED' && has(reader, 'FINANCE_CHECK') && !madeByMe && `BATCH_SEND:${id}`,
);
