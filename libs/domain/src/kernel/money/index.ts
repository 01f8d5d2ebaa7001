export * from './capitals.js';
export * from './fen.js';
