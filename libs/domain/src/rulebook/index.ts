export * from './initial-parameters.js';
export * from './rulebook.js';
export * from './refuse-parameter.js';
