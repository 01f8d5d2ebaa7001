export * from './payment-order-lifecycle.js';
