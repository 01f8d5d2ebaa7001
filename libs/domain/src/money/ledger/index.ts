export * from './chart.js';
export * from './journal.js';
export * from './posting.js';
