export * from './capitals.js';
export * from './fen.js';
export * from './price.js';
