export * from './account.js';
export * from './listing.js';
export * from './trading.js';
export * from './rules.js';
export * from './property.js';
export * from './question.js';
export * from './risk.js';
export * from './sealing.js';
