export * from './held-receipt.js';
export * from './receipt-lifecycle.js';
export * from './receipt-line.js';
