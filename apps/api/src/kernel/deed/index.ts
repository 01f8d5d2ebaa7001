export * from './deed.js';
export * from './deed-book.js';
export * from './one-deed.js';
