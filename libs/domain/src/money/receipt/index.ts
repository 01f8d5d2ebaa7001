export * from './receipt-candidates.js';
export * from './receipt-decisions.js';
export * from './receipt-lifecycle.js';
export * from './receipt-line.js';
export * from './receipt-paths.js';
