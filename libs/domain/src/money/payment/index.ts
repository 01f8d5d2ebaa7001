export * from './bank-result.js';
export * from './payment-order-lifecycle.js';
