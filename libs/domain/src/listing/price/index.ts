export * from './price-unit.js';
export * from './total-price.js';
