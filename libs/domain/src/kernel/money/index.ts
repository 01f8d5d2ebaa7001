export * from './capitals.js';
export * from './fen.js';
export * from './fen-parts.js';
export * from './number-words.js';
export * from './price.js';
