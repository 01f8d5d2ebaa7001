export * from './bidding-mode.js';
export * from './refuse-trading.js';
export * from './trading-choice.js';
