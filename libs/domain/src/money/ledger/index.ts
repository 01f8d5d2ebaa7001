export * from './held-receipt.js';
export * from './posting.js';
export * from './receipt-line.js';
