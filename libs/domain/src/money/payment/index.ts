export * from './bank-result.js';
export * from './days-late.js';
export * from './order-reasons.js';
export * from './payment-batch.js';
export * from './payment-order-lifecycle.js';
