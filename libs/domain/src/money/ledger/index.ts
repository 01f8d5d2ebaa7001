export * from './chart.js';
export * from './journal.js';
export * from './flow-number.js';
export * from './posting.js';
