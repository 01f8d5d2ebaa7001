export * from './contract-lifecycle.js';
export * from './payment-plan.js';
