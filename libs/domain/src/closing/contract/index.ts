export * from './contract-lifecycle.js';
export * from './payment-plan.js';
export * from './refuse-amount.js';
