export * from './read-words.js';
export * from './word-list.js';
