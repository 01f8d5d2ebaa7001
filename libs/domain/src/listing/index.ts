export * from './application.js';
export * from './lease-rent.js';
export * from './listing-lifecycle.js';
export * from './period-end.js';
export * from './refuse-application.js';
export * from './refuse-term.js';
export * from './refuse-verification.js';
