export * from './chart.js';
export * from './posting.js';
