export * from './blind-payers.js';
export * from './bond-lifecycle.js';
export * from './deposit-interest.js';
export * from './deposit-lifecycle.js';
export * from './interest-lifecycle.js';
export * from './refuse-deposit.js';
