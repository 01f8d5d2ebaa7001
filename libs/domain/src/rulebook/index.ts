export * from './rulebook.js';
