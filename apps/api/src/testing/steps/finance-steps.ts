import type { Step } from './trading-steps.js';

const BOTH = 'FINANCE_CLERK FINANCE_CHECK';

/** Of what comes in and goes out at the center's two bank accounts. */
export const FINANCE: readonly Step[] = [
  ['get', 'finance/receipts/expected', BOTH],
  ['get', 'finance/receipts/:id/candidates', BOTH],
  ['post', 'finance/receipts/:id/check', 'FINANCE_CHECK'],
  ['post', 'finance/receipts/:id/send-back', BOTH],
  ['post', 'finance/receipts/:id/correction', 'FINANCE_CLERK'],
  ['post', 'finance/receipts/confirmations', 'FINANCE_CHECK'],
  ['post', 'finance/payment-orders/:id/send-back', BOTH],
  ['get', 'finance/payment-orders/:id/payee', BOTH],
  ['post', 'finance/payment-orders/:id/new-account', 'FINANCE_CLERK'],
  ['get', 'finance/waiting', `${BOTH} SUPERVISOR`],
  ['get', 'finance/payment-batches', `${BOTH} SUPERVISOR`],
  ['get', 'finance/payment-batches/:id', `${BOTH} SUPERVISOR`],
  ['post', 'finance/payment-batches', 'FINANCE_CLERK'],
  ['post', 'finance/payment-batches/:id/sending', 'FINANCE_CHECK'],
  ['post', 'finance/payment-batches/:id/cancellation', BOTH],
  ['post', 'finance/payment-batches/:id/orders/:orderId/removal', BOTH],
];
