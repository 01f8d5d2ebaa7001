export * from './breach.js';
export * from './breach-cost.js';
export * from './ending.js';
export * from './ending-cause.js';
export * from './ending-notice.js';
export * from './ending-notice-lifecycle.js';
export * from './share-price.js';
export * from './succession.js';
