export * from './bidding-mode.js';
export * from './choice-in-words.js';
export * from './manners.js';
export * from './refuse-trading.js';
export * from './silence.js';
export * from './trading-choice.js';
export * from './trading-fields.js';
