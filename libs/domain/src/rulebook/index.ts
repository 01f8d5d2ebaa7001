export * from './initial-parameters.js';
export * from './rulebook.js';
