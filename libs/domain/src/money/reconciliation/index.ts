export * from './day-close-lifecycle.js';
export * from './difference.js';
export * from './period.js';
export * from './refuse-close.js';
export * from './turnover.js';
