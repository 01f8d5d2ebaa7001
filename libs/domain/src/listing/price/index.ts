export * from './price-in-words.js';
export * from './part-year.js';
export * from './price-unit.js';
export * from './total-price.js';
