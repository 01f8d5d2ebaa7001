export * from './price-in-words.js';
export * from './part-year.js';
export * from './term-length.js';
export * from './term-years.js';
export * from './price-unit.js';
export * from './total-price.js';
