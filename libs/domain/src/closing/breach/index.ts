export * from './breach.js';
export * from './ending.js';
export * from './ending-notice.js';
