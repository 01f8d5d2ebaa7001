export * from './bidder-count.js';
export * from './consultation.js';
export * from './way-on.js';
