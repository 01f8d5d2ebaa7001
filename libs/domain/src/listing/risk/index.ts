export * from './find-risks.js';
export type { LocalPrices } from './price-risk.js';
export * from './hold.js';
export * from './risk-rule.js';
export * from './same-cause.js';
export * from './trading-signals.js';
export type { SiblingListing } from './splitting-risk.js';
