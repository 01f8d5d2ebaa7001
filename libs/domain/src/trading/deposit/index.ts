export * from './blind-payers.js';
export * from './deposit-lifecycle.js';
export * from './refuse-deposit.js';
